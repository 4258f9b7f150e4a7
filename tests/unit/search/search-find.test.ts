import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteAdd } from '#shared/commands/note/add.ts'
import { remove, update } from '#shared/commands/change.ts'
import { searchTextOf, wordsOf } from '#shared/domain/search/words.ts'
import { searchFind } from '#shared/queries/search.ts'
import { expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const records = [
  fresh('customers', { id: 'c', name: 'Harbour Hotels', phone: '617 555 0100' }),
  fresh('sites', { id: 's', name: 'Howe', address: '12 Howe Street', district: 'Dorchester', customerId: 'c' }),
  fresh('sites', { id: 's2', name: 'Elsewhere', address: '3 Zürichbergstrasse', district: null }),
  fresh('assets', { id: 'a', siteId: 's', tag: 'PMP-7', name: 'Booster pump' }),
  fresh('technicians', { id: 't', code: 'PARK-27', name: 'Ana Reyes' }),
  fresh('requests', { id: 'r', number: 2001, title: 'Branch down', externalId: '101000323275', siteId: 's' }),
  fresh('workOrders', { id: 'w', number: 4687, title: 'Tree emergency', siteId: 's' }),
  fresh('workOrders', { id: 'w2', number: 4688, title: 'Street light out', status: 'done', siteId: 's2' }),
]

async function ids(desk: TestBackend, text: string): Promise<string[]> {
  return expectOk(await desk.client.query(searchFind, { text })).found.map((one) => one.id)
}

describe('search', () => {
  it('finds a record of every kind by what a person would type', async () => {
    await using desk = openTestBackend()
    write(desk, records)
    expectOk(desk.run(noteAdd, { subjectKind: 'workOrder', subjectId: 'w2', text: 'Key under the doormat' }))
    expect(await ids(desk, 'harb')).toEqual(['c'])
    expect(await ids(desk, 'booster')).toEqual(['a'])
    expect(await ids(desk, 'PMP-7')).toEqual(['a'])
    expect(await ids(desk, 'reyes')).toEqual(['t'])
    expect(await ids(desk, 'park 27')).toEqual(['t'])
    expect(await ids(desk, 'doormat')).toEqual(['w2'])
    expect(await ids(desk, 'zurichberg')).toEqual(['s2', 'w2'])
  })

  it('finds a work order by its number first, however it is written', async () => {
    await using desk = openTestBackend()
    write(desk, [...records, fresh('workOrders', { id: 'w3', number: 9, title: 'Part 4687 arrived' })])
    for (const text of ['4687', '#4687', 'WO-4687', 'wo 4687', ' 4687 ']) {
      expect((await ids(desk, text))[0], text).toBe('w')
    }
    expect(await ids(desk, '101000323275')).toEqual(['r'])
    expect((await ids(desk, '2001'))[0]).toBe('r')
  })

  it('finds a work order by the address of its site, also after the address changed', async () => {
    await using desk = openTestBackend()
    write(desk, records)
    expect(await ids(desk, '12 howe')).toEqual(expect.arrayContaining(['w', 'r', 's']))
    expect(await ids(desk, 'tree dorch')).toEqual(['w'])
    write(desk, [update('sites', 's', { address: '9 Pickering Avenue' })])
    expect(await ids(desk, 'tree pickering')).toEqual(['w'])
    expect(await ids(desk, 'tree howe street')).toEqual([])
  })

  it('follows edits, removal and undo', async () => {
    await using desk = openTestBackend()
    write(desk, records)
    write(desk, [update('workOrders', 'w', { title: 'Willow on fence' })])
    expect(await ids(desk, 'willow')).toEqual(['w'])
    expect(await ids(desk, 'tree emergency')).toEqual([])
    write(desk, [remove('workOrders', 'w')])
    expect(await ids(desk, 'willow')).toEqual([])
    const { noteId } = expectOk(desk.run(noteAdd, { subjectKind: 'site', subjectId: 's', text: 'Beware of geese' }))
      .value as { noteId: string }
    expect(noteId).toBeTruthy()
    expect(await ids(desk, 'geese')).toEqual(['s'])
    expectOk(desk.backend.context.history.undo())
    expect(await ids(desk, 'geese')).toEqual([])
  })

  it('answers any text without an error', async () => {
    await using desk = openTestBackend()
    write(desk, records)
    const hostile = [
      '',
      '   ',
      '"',
      "'; DROP TABLE work_orders; --",
      'a AND (b OR NOT c)',
      'NEAR(tree howe, 2)',
      'title:tree',
      '* ^ - + : ( ) { } [ ] \\',
      '👍👩‍👩‍👧‍👦',
      '\u0000\u0001',
      '\ud800',
      'é'.repeat(10_000),
      'tree '.repeat(2_000),
      '١٢٣',
      'ﬀ ǅ İ ß',
      'مرحبا שלום',
      '日本語のテキスト',
      '9'.repeat(400),
    ]
    for (const text of hostile) expect((await desk.client.query(searchFind, { text })).ok, text.slice(0, 40)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200, unit: 'binary' }), async (text) => {
        expect((await desk.client.query(searchFind, { text })).ok).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('finds whatever word was written into a title, whole or half', async () => {
    await using desk = openTestBackend()
    let number = 10_000
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), async (title) => {
        number += 1
        write(desk, [fresh('workOrders', { id: `x${number}`, number, title })])
        const word = wordsOf(title).find((one) => Array.from(one).length >= 2 && !/^\p{N}+$/u.test(one))
        if (!word) return
        const reply = expectOk(await desk.client.query(searchFind, { text: word, kinds: ['workOrder'], limit: 50 }))
        const half = Array.from(word)
          .slice(0, Math.max(2, Math.ceil(word.length / 2)))
          .join('')
        const byHalf = expectOk(await desk.client.query(searchFind, { text: half, kinds: ['workOrder'], limit: 50 }))
        if (!reply.more) expect(reply.found.map((one) => one.id)).toContain(`x${number}`)
        // Numbers are taken whole: half of a word that begins with digits may be one.
        if (!byHalf.more && !/^\p{N}+$/u.test(half)) expect(byHalf.found.map((one) => one.id)).toContain(`x${number}`)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the words of a text', () => {
  it('ignore case, accents and punctuation and are at most eight', () => {
    expect(wordsOf('Zürich–St. Gallen, ÉTAGE 3')).toEqual(['zurich', 'st', 'gallen', 'etage', '3'])
    // What the index takes for a mark is one here as well.
    expect(wordsOf('〡ᦰ⻳ 0ᦰؠ')).toEqual(['〡龟', '0ؠ'])
    expect(searchTextOf('a b c d e f g h i j a').words).toHaveLength(8)
    expect(searchTextOf('tree 12').number).toBeNull()
  })
})
