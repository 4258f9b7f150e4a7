import { expect, test } from 'vitest'
import { fileRead, historyUndo } from '#shared/actions/app.ts'
import type { ExportedColumn } from '#shared/actions/list-export.ts'
import { requestsExport } from '#shared/actions/requests.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { requestEditMany } from '#shared/commands/request/edit-many.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { requestsCount, requestsIds, requestsPage } from '#shared/queries/requests.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const hourMs = 3_600_000
const opened = Date.parse('2024-06-14T08:00:00Z')

/** Six requests; a policy counts a day for emergencies. The floor of the first two is written down. */
function openInbox(): TestBackend {
  const desk = openTestBackend({ now: Date.parse('2024-06-15T12:00:00Z') })
  write(desk, [
    fresh('territories', { id: 'north', name: 'North' }),
    fresh('workTypes', { id: 'trees' }),
    fresh('slaPolicies', { id: 'day', name: 'Within a day', resolveMinutes: 24 * 60 }),
    fresh('slaRules', { id: 'rule', position: 1, priority: 'emergency', policyId: 'day' }),
    fresh('sites', { id: 's' }),
    ...Array.from(
      { length: 6 },
      (_, i) =>
      fresh('requests', { id: `r${i}`, number: i, title: `@Report ${i}`, siteId: 's', openedAt: opened + i * hourMs, resolveBy: null, status: i === 5 ? 'rejected' : 'new' }), // prettier-ignore
    ),
  ])
  expectOk(desk.run(customFieldSave, { subject: 'request', label: 'Floor', type: 'number' }))
  expectOk(desk.run(recordSetCustom, { subject: 'request', recordIds: ['r0', 'r1'], values: { floor: 3 } }))
  return desk
}

test('requests are filtered by fields of the office’s own and by priority, and counted as they are filtered', async () => {
  await using desk = openInbox()
  expectOk(desk.run(requestEditMany, { requestIds: ['r1', 'r2'], set: { priority: 'high' } }))
  const filter = { priorities: ['high' as const], custom: [{ key: 'floor', test: 'is' as const, value: 3 }] }
  const page = expectOk(await desk.client.query(requestsPage, { filter }))
  expect(page.rows.map(({ id, custom }) => [id, custom])).toEqual([['r1', { floor: 3 }]])
  expect(expectOk(await desk.client.query(requestsCount, { filter }))).toEqual({ count: 1, more: false })
  expect(expectOk(await desk.client.query(requestsCount, { filter: { text: 'report' } })).count).toBe(5)
  const sort = { by: 'openedAt' as const, descending: true }
  expect(expectOk(await desk.client.query(requestsIds, { sort })).ids).toEqual(['r4', 'r3', 'r2', 'r1', 'r0'])
})

test('a file of the inbox holds its tab as it is shown, and no formula', async () => {
  await using desk = openInbox()
  const columns: ExportedColumn[] = [
    { field: 'title', heading: 'What was reported' },
    { field: 'openedAt', heading: 'Age' },
    { field: 'custom:floor', heading: 'Floor' },
    { field: 'priority', heading: 'Priority', words: { normal: 'Normal' } },
  ]
  const filter = { tab: 'new' as const, custom: [{ key: 'floor', test: 'filled' as const }] }
  const sort = { by: 'openedAt' as const, descending: true }
  const job = expectOk(await desk.client.action(requestsExport, { filter, sort, columns }))
  const { fileId } = (await desk.backend.context.jobs.finished(job.id)).result as { fileId: string }
  const { base64 } = expectOk(await desk.client.action(fileRead, { fileId, offset: 0 }))
  expect(Buffer.from(base64, 'base64').toString('utf8').split('\r\n').slice(1)).toEqual([
    "'@Report 1,2024-06-14T09:00:00.000Z,3,Normal",
    "'@Report 0,2024-06-14T08:00:00.000Z,3,Normal",
    '',
  ])
})

test('a bulk change of priority is shown before it is done, counts promises again, and is one step to undo', async () => {
  await using desk = openInbox()
  const ids = ['r0', 'r1', 'r5']
  const change = { field: 'priority', value: 'emergency' }
  const preview = expectOk(await desk.client.query(bulkEditPreview, { entity: 'requests', ids, change }))
  expect(preview).toMatchObject({ changing: 3, same: 0, ended: 1, after: 'emergency' })
  expect(preview.rows[0]).toEqual({ id: 'r0', name: '0', title: '@Report 0', before: 'normal' })
  const { records } = desk.backend.context.store
  const promised = () => ids.map((id) => records.get('requests', id)!.resolveBy)
  expectOk(desk.run(requestEditMany, { requestIds: preview.changingIds, set: { priority: 'emergency' } }))
  // The rejected one keeps what it had.
  expect(promised()).toEqual([opened + 24 * hourMs, opened + 25 * hourMs, null])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(promised()).toEqual([null, null, null])
  expect(records.get('requests', 'r0')!.priority).toBe('normal')
})

test('a bulk change to a territory that is not there changes nothing', async () => {
  await using desk = openInbox()
  const done = desk.run(requestEditMany, { requestIds: ['r0'], set: { territoryId: 'gone' } })
  expect(done.ok ? null : done.error.kind).toBe('not-found')
  const { after } = expectOk(
    await desk.client.query(bulkEditPreview, { entity: 'requests', ids: ['r0'], change: { field: 'territoryId', value: 'north' } }), // prettier-ignore
  )
  expect(after).toBe('North')
})
