import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestCreate } from '#shared/commands/request/create.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { defaultNumbering } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { appInfo } from '#shared/queries/app.ts'
import { searchFind } from '#shared/queries/search.ts'
import { settingsNumbers } from '#shared/queries/settings.ts'
import { keepContents } from '#electron/backend/attachments/keep-content.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
beforeEach(() => {
  desk = openTestBackend()
  write(desk, [fresh('workTypes', { id: 'pump', name: 'Pump' })])
})
afterEach(() => desk.close())

const set = (name: string, value: Parameters<typeof settingsSet.args.parse>[0]) =>
  desk.client.command(settingsSet, { name, value } as never)
async function nextOrder(): Promise<number> {
  const made = expectOk(await desk.client.command(workOrderCreate, { title: 'Pump', workTypeId: 'pump' })).value
  return desk.backend.context.store.records.get('workOrders', made.workOrderId)!.number
}

test('numbers go on from where the office says, and none is ever given twice', async () => {
  expect(await nextOrder()).toBe(1_001)
  const numbering = { ...defaultNumbering, workOrder: { prefix: 'WO-', from: 5_000 } }
  expectOk(await set(settingNames.numbering, numbering))
  expect(expectOk(await desk.client.query(settingsNumbers, {}))).toEqual({
    request: { next: 1_001, lowest: 1 },
    workOrder: { next: 5_000, lowest: 1_002 },
    invoice: { next: 1_001, lowest: 1_001 },
  })
  expect(await nextOrder()).toBe(5_000)
  // A lower start, an undo and a new record: the numbers that were printed stay theirs.
  expectOk(await set(settingNames.numbering, { ...numbering, workOrder: { prefix: 'WO-', from: 10 } }))
  expect(await nextOrder()).toBe(5_001)
  expectOk(desk.backend.context.history.undo())
  expect(await nextOrder()).toBe(5_002)
  const draft = { title: 'Pump', source: 'Phone' }
  const { requestId } = expectOk(await desk.client.command(requestCreate, draft)).value
  expect(desk.backend.context.store.records.get('requests', requestId)!.number).toBe(1_001)
  expect(expectOk(await desk.client.query(appInfo, {})).numberPrefixes).toEqual({
    request: '',
    workOrder: 'WO-',
    invoice: '',
  })
})

test('a number is found with its prefix and without', async () => {
  expectOk(await set(settingNames.numbering, { ...defaultNumbering, workOrder: { prefix: 'WO-', from: 7_310 } }))
  const number = await nextOrder()
  for (const text of ['wo-7310', '7310', 'pump WO-7310']) {
    const found = expectOk(await desk.client.query(searchFind, { text }))
    expect(JSON.stringify(found), text).toContain(String(number))
  }
})

test('a prefix that begins like another one, or like a tag, hides neither', async () => {
  const numbering = {
    request: { prefix: 'W', from: 1_001 },
    workOrder: { prefix: 'WO-', from: 7_310 },
    invoice: { prefix: '20', from: 1 },
  }
  expectOk(await set(settingNames.numbering, numbering))
  await nextOrder()
  write(desk, [
    fresh('sites', { id: 's', name: 'Mill' }),
    fresh('assets', { id: 'fan', siteId: 's', tag: 'W22', name: 'Fan' }),
    fresh('assets', { id: 'boiler', siteId: 's', tag: '2011', name: 'Boiler' }),
  ])
  const titles = async (text: string) =>
    expectOk(await desk.client.query(searchFind, { text })).found.map(({ title }) => title)
  expect(await titles('WO-7310')).toEqual(['Pump'])
  expect(await titles('W22')).toEqual(['W22 Fan'])
  expect(await titles('2011')).toEqual(['2011 Boiler'])
})

test('a setting refuses a value that makes no sense, and keeps what it had', async () => {
  expectOk(await set(settingNames.repeatFailures, { least: 2, days: 90 }))
  const wrong = [
    [settingNames.repeatFailures, { least: 1, days: 90 }],
    [settingNames.replaceAdvice, { costShare: 0, ageShare: 1 }],
    [settingNames.dueSoonMinutes, 0],
    [settingNames.fileLimitMegabytes, 5_000],
    [settingNames.refusedFileKinds, ['dreams']],
    [settingNames.numbering, { ...defaultNumbering, request: { prefix: '=1+', from: 1 } }],
    [settingNames.numbering, { ...defaultNumbering, request: { prefix: '', from: -1 } }],
  ] as const
  for (const [name, value] of wrong) {
    expect(expectError(await set(name, value)).kind, name).toBe('invalid-input')
  }
  const { records } = desk.backend.context.store
  expect(records.get('settings', settingNames.repeatFailures)?.value).toEqual({ least: 2, days: 90 })
  expect(records.get('settings', settingNames.dueSoonMinutes)).toBeNull()
})

test('a kind of file that the office does not take is refused by its content, whatever its name', async () => {
  const bytes = Buffer.from('89504e470d0a1a0a0000', 'hex')
  const file = path.join(desk.backend.context.config.dataDir, 'notes.txt')
  writeFileSync(file, bytes)
  const give = () => keepContents(desk.backend.context, [{ name: 'notes.txt', path: file }])
  expect((await give())[0]!.ok).toBe(true)
  expectOk(await set(settingNames.refusedFileKinds, ['picture']))
  expect(await give()).toMatchObject([{ ok: false, error: { violations: [{ rule: 'file-kind' }] } }])
  expectOk(desk.backend.context.history.undo())
  expect((await give())[0]!.ok).toBe(true)
})
