import { describe, expect, it } from 'vitest'
import {
  requestsAcceptPreview,
  requestsCounts,
  requestsGet,
  requestsIds,
  requestsPage,
} from '#shared/queries/requests.ts'
import { expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const base = [
  fresh('workTypes', { id: 'trees' }),
  fresh('workTypes', { id: 'desk', name: 'Call back', category: 'Office', fieldWork: false }),
  fresh('sites', { id: 's' }),
  fresh('sites', {
    id: 'nowhere',
    latitude: null,
    longitude: null,
    coordinateSource: 'none',
    ungeocodedReason: 'missing',
  }),
]

async function pages(desk: TestBackend, args: Omit<Parameters<typeof requestsPage.args.parse>[0] & object, 'after'>) {
  const ids: string[] = []
  let after: string | null = null
  do {
    const reply: { rows: { id: string }[]; next: string | null } = expectOk(
      await desk.client.query(requestsPage, { ...args, after }),
    )
    ids.push(...reply.rows.map((row) => row.id))
    after = reply.next
  } while (after !== null)
  return ids
}

describe('the inbox', () => {
  it('lists each tab once and in order, by age or by deadline', async () => {
    await using desk = openTestBackend()
    const rows = Array.from({ length: 25 }, (_, i) =>
      fresh('requests', {
        id: `r${String(i).padStart(2, '0')}`,
        number: i,
        openedAt: (i * 7) % 25,
        resolveBy: i % 5 === 0 ? null : 100 - i,
        status: i % 6 === 0 ? 'merged' : i % 6 === 1 ? 'rejected' : 'new',
      }),
    )
    write(desk, [...base, ...rows])
    const tabOf = (i: number) => (i % 6 === 0 ? 'merged' : i % 6 === 1 ? 'rejected' : 'new')
    const shown = (tab: string) => Array.from({ length: 25 }, (_, i) => i).filter((i) => tabOf(i) === tab)
    const name = (i: number) => `r${String(i).padStart(2, '0')}`
    for (const tab of ['new', 'rejected', 'merged'] as const) {
      const byAge = shown(tab).toSorted((a, b) => ((a * 7) % 25) - ((b * 7) % 25))
      expect(await pages(desk, { filter: { tab }, limit: 4 })).toEqual(byAge.map(name))
      const due = shown(tab).filter((i) => i % 5 !== 0)
      const open = shown(tab).filter((i) => i % 5 === 0)
      expect(await pages(desk, { filter: { tab }, sort: { by: 'resolveBy' }, limit: 3 })).toEqual(
        [...due.toSorted((a, b) => b - a), ...open].map(name),
      )
    }
    const counts = expectOk(await desk.client.query(requestsCounts, {}))
    expect(counts.new).toEqual({ count: shown('new').length, more: false })
    expect(counts.rejected.count).toBe(shown('rejected').length)
    expect(expectOk(await desk.client.query(requestsIds, {})).ids).toHaveLength(shown('new').length)
  })

  it('filters by text, work type and requests without one', async () => {
    await using desk = openTestBackend()
    write(desk, [
      ...base,
      fresh('requests', { id: 'a', number: 1, title: 'Branch', siteId: 's', workTypeId: 'trees' }),
      fresh('requests', { id: 'b', number: 2, title: 'Lamp', openedAt: 5 }),
      fresh('requests', { id: 'c', number: 3, title: 'Branch', status: 'closed' }),
    ])
    expect(await pages(desk, { filter: { text: 'branch howe' } })).toEqual(['a'])
    expect(await pages(desk, { filter: { text: 'branch', tab: 'closed' } })).toEqual(['c'])
    expect(await pages(desk, { filter: { workTypeId: null } })).toEqual(['b'])
    expect(await pages(desk, { filter: { workTypeId: 'trees' } })).toEqual(['a'])
  })

  it('says beforehand what accepting would do', async () => {
    await using desk = openTestBackend()
    write(desk, [
      ...base,
      fresh('requests', { id: 'a', number: 1, workTypeId: 'trees', siteId: 's' }),
      fresh('requests', { id: 'b', number: 2, workTypeId: 'trees', siteId: 'nowhere' }),
      fresh('requests', { id: 'c', number: 3, workTypeId: 'desk' }),
      fresh('requests', { id: 'd', number: 4 }),
      fresh('requests', { id: 'e', number: 5, status: 'closed' }),
    ])
    const preview = expectOk(await desk.client.query(requestsAcceptPreview, { requestIds: ['a', 'b', 'c', 'd', 'e'] }))
    expect(preview).toEqual({
      fieldWork: 2,
      deskWork: 1,
      ungeocoded: 1,
      // Nobody has a rate here: no cost is invented.
      cost: { totalCents: 0, unknown: 3 },
      aboveLimit: { count: 0, totalCents: 0, deciders: [] },
      limitCents: null,
      left: [
        { reason: 'noWorkType', count: 1 },
        { reason: 'notNew', count: 1 },
      ],
    })
  })
})

describe('one request', () => {
  it('comes with the names of what it points at, and null when it is not there', async () => {
    await using desk = openTestBackend()
    write(desk, [
      ...base,
      fresh('requests', { id: 'r', number: 1, siteId: 's' }),
      fresh('requests', { id: 'm', number: 2, status: 'merged', mergedIntoId: 'r' }),
    ])
    const got = expectOk(await desk.client.query(requestsGet, { requestId: 'r' }))
    expect(got?.merged.map((row) => row.id)).toEqual(['m'])
    expect(got?.row.address).toContain('Howe')
    expect(expectOk(await desk.client.query(requestsGet, { requestId: 'gone' }))).toBeNull()
  })
})
