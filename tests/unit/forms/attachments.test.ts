import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashOf } from '#electron/backend/attachments/content-files.ts'
import { examineContents, findOrphans, sweepOrphans } from '#electron/backend/attachments/orphans.ts'
import { fileAppend, fileRead, historyRedo, historyUndo } from '#shared/actions/app.ts'
import { attachmentAdd, keepThumbnail, openAttachment, readThumbnails } from '#shared/actions/attachments.ts'
import { attachmentEdit } from '#shared/commands/attachment/edit.ts'
import { attachmentRecord } from '#shared/commands/attachment/record.ts'
import { attachmentRemove } from '#shared/commands/attachment/remove.ts'
import { update } from '#shared/commands/change.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { filesOf } from '#shared/queries/files.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture of a pump')])
const toOrder = { subjectKind: 'workOrder', subjectId: 'v1 order' } as const

/** Hands a file over as a window does. */
async function handOver(desk: TestBackend, name: string, bytes: Buffer): Promise<string> {
  const sent = await desk.client.action(fileAppend, { fileId: null, name, base64: bytes.toString('base64') })
  return expectOk(sent).fileId
}

async function add(desk: TestBackend, name: string, bytes: Buffer, more: { thumbnailFileId?: string } = {}) {
  const file = { fileId: await handOver(desk, name, bytes) }
  return desk.client.action(attachmentAdd, { ...toOrder, files: [{ file, ...more }] })
}

const attachments = (desk: TestBackend) => desk.backend.context.store.records.all('attachments')
const placeOf = (desk: TestBackend, bytes: Buffer) => desk.backend.context.contents.placeOf(hashOf(bytes))

test('a file that is added comes back byte by byte, with what its bytes say it is', async () => {
  await using desk = openSmallOffice()
  expectOk(await add(desk, 'C:\\fakepath\\pump.jpg', png))
  const [attachment] = attachments(desk)
  expect(attachment).toMatchObject({
    name: 'pump.jpg',
    mediaType: 'image/png',
    sizeBytes: png.length,
    sha256: hashOf(png),
    origin: 'desk',
    addedBy: 'Test Dispatcher',
  })
  expect(path.relative(desk.dataDir, placeOf(desk, png))).toBe(path.join('files', hashOf(png).slice(0, 2), hashOf(png)))
  const opened = expectOk(await desk.client.action(openAttachment, { attachmentId: attachment!.id }))
  expect(opened).toMatchObject({ name: 'pump.jpg.png', mediaType: 'image/png' })
  const read = expectOk(await desk.client.action(fileRead, { fileId: opened.fileId, offset: 0 }))
  expect(Buffer.from(read.base64, 'base64').equals(png)).toBe(true)
})

test('the same content is kept once, whoever adds it under whatever name', async () => {
  await using desk = openSmallOffice()
  expectOk(await add(desk, 'a.png', png))
  expectOk(await add(desk, 'b.png', png))
  expect(attachments(desk).map(({ sha256 }) => sha256)).toEqual([hashOf(png), hashOf(png)])
  expect(await desk.backend.context.contents.list()).toHaveLength(1)
})

test('several files are one step; what is refused is named and leaves nothing behind', async () => {
  await using desk = openSmallOffice()
  const [good, bad] = [await handOver(desk, 'a.png', png), await handOver(desk, 'b.exe', Buffer.from('MZ…'))]
  const files = [good, bad].map((fileId) => ({ file: { fileId } }))
  const refused = expectError(await desk.client.action(attachmentAdd, { ...toOrder, files: [files[1]!] }))
  expect(refused).toMatchObject({ kind: 'rule-violation', violations: [{ rule: 'file-executable' }] })
  expect(existsSync(path.join(desk.dataDir, 'files'))).toBe(false)
  const partly = expectOk(await desk.client.action(attachmentAdd, { ...toOrder, files }))
  expect(partly).toMatchObject({ refused: [{ index: 1, error: { kind: 'rule-violation' } }] })
  expect(attachments(desk).map(({ id, name }) => [id, name])).toEqual([[partly.attachmentIds[0], 'a.png']])
  expect(await desk.backend.context.contents.list()).toHaveLength(1)
  expectOk(await desk.client.action(historyUndo, {}))
  const both = [{ file: { fileId: good } }, { file: { fileId: good }, caption: ' the pump ' }]
  expectOk(await desk.client.action(attachmentAdd, { ...toOrder, files: both }))
  expect(attachments(desk).map(({ caption }) => caption)).toEqual([null, 'the pump'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(attachments(desk)).toEqual([])
})

test('undo takes the record away, redo brings it back, and the content outlives both', async () => {
  await using desk = openSmallOffice()
  expectOk(await add(desk, 'a.png', png))
  const before = snapshot(desk, ['attachments'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(existsSync(placeOf(desk, png))).toBe(true)
  expectOk(await desk.client.action(historyRedo, {}))
  expect(snapshot(desk, ['attachments'])).toEqual(before)
})

test('the office decides how large a file may be', async () => {
  await using desk = openSmallOffice()
  const big = Buffer.concat([png, Buffer.alloc(1_100_000)])
  expectOk(desk.run(settingsSet, { name: 'fileLimitMegabytes', value: 1 }))
  const file = path.join(desk.dataDir, 'big.png')
  writeFileSync(file, big)
  const files = [{ file: { path: file } }]
  const refused = expectError(await desk.client.action(attachmentAdd, { ...toOrder, files }))
  expect(refused).toMatchObject({ violations: [{ rule: 'file-too-large', facts: { size: 1.1, limit: 1 } }] })
  expectError(desk.run(settingsSet, { name: 'fileLimitMegabytes', value: 'plenty' }))
  expectOk(desk.run(settingsSet, { name: 'fileLimitMegabytes', value: null }))
  expectOk(await desk.client.action(attachmentAdd, { ...toOrder, files }))
})

test('a window cannot name places on the disk, and a record that is not there takes no file', async () => {
  await using desk = openSmallOffice({ filesByPath: false })
  const files = [{ file: { path: '/etc/hostname' } }]
  expect(expectError(await desk.client.action(attachmentAdd, { ...toOrder, files })).kind).toBe('forbidden')
  const file = { fileId: await handOver(desk, 'a.png', png) }
  const nowhere = { subjectKind: 'asset', subjectId: 'none' } as const
  const lost = await desk.client.action(attachmentAdd, { ...nowhere, files: [{ file }] })
  expect(expectError(lost).kind).toBe('not-found')
  const guessed = await desk.client.action(attachmentAdd, { ...toOrder, files: [{ file: { fileId: '../x' } }] })
  expect(expectError(guessed).kind).toBe('not-found')
})

test('a content that changed on the disk, or is gone, is never handed out; adding the file again mends it', async () => {
  await using desk = openSmallOffice()
  expectOk(await add(desk, 'a.png', png))
  const attachmentId = attachments(desk)[0]!.id
  chmodSync(placeOf(desk, png), 0o600)
  writeFileSync(placeOf(desk, png), 'something else')
  expect(expectError(await desk.client.action(openAttachment, { attachmentId }))).toMatchObject({
    code: 'file-damaged',
  })
  expect(await examineContents(desk.backend.context)).toMatchObject({ damaged: ['a.png'], missing: [] })
  expectOk(await add(desk, 'again.png', png))
  expectOk(await desk.client.action(openAttachment, { attachmentId }))
  rmSync(placeOf(desk, png))
  expect(expectError(await desk.client.action(openAttachment, { attachmentId }))).toMatchObject({
    code: 'file-missing',
  })
  expect(await examineContents(desk.backend.context)).toMatchObject({ missing: ['a.png', 'again.png'], damaged: [] })
})

test('a record that lies about its content is believed no word of', async () => {
  await using desk = openSmallOffice()
  const page = Buffer.from('<html><script>1</script>')
  const sha256 = await desk.backend.context.contents.put(page)
  const file = { name: 'x.png', mediaType: 'image/png', sizeBytes: 9, sha256 }
  const done = expectOk(desk.run(attachmentRecord, { ...toOrder, files: [file] }))
  const [attachmentId] = (done.value as { attachmentIds: string[] }).attachmentIds
  const opened = expectOk(await desk.client.action(openAttachment, { attachmentId: attachmentId! }))
  expect(opened.mediaType).toBe('application/octet-stream')
  for (const name of ['../../x', 'AB', '', 'g'.repeat(64)])
    expect(expectError(desk.run(attachmentRecord, { ...toOrder, files: [{ ...file, sha256: name }] })).kind).toBe(
      'invalid-input',
    )
})

test('small pictures come with the file or are drawn later, which changes no record', async () => {
  await using desk = openSmallOffice()
  const small = Buffer.concat([png, Buffer.from(' small')])
  expectOk(await add(desk, 'a.png', png, { thumbnailFileId: await handOver(desk, 't', small) }))
  expectOk(await add(desk, 'b.pdf', Buffer.from('%PDF-1.7')))
  const [a, b] = attachments(desk)
  expect(a!.thumbnailSha256).toBe(hashOf(small))
  const ids = { attachmentIds: [a!.id, b!.id] }
  const first = expectOk(await desk.client.action(readThumbnails, ids))
  expect(first).toEqual({ [a!.id]: { mediaType: 'image/png', base64: small.toString('base64') } })
  const head = desk.backend.context.store.log.head()
  expectOk(await desk.client.action(keepThumbnail, { attachmentId: b!.id, base64: small.toString('base64') }))
  expect(Object.keys(expectOk(await desk.client.action(readThumbnails, ids)))).toEqual([a!.id, b!.id])
  expect(desk.backend.context.store.log.head()).toBe(head)
  const page = Buffer.from('<html>').toString('base64')
  expect(expectError(await desk.client.action(keepThumbnail, { attachmentId: b!.id, base64: page })).kind).toBe(
    'invalid-input',
  )
})

test('a name or a caption is edited and removed files come back with Undo, also in the checklist', async () => {
  await using desk = openSmallOffice()
  expectOk(await add(desk, 'a.png', png))
  const { id } = attachments(desk)[0]!
  expectOk(desk.run(attachmentEdit, { attachmentId: id, set: { name: 'x/pump.png', caption: 'Seal leaks' } }))
  expect(attachments(desk)[0]).toMatchObject({ name: 'pump.png', caption: 'Seal leaks' })
  const answer = { id: 'answer', workOrderId: 'v1 order', itemKey: '1', attachmentId: id, failed: false }
  write(desk, [fresh('checklistAnswers', { ...answer, answeredAt: 1, answeredBy: 'x' })])
  const before = snapshot(desk, ['attachments', 'checklistAnswers'])
  expectOk(desk.run(attachmentRemove, { attachmentIds: [id] }))
  expect(snapshot(desk, ['attachments', 'checklistAnswers'])).toMatchObject({
    'checklistAnswers answer': { attachmentId: null },
  })
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, ['attachments', 'checklistAnswers'])).toEqual(before)
})

test('a content nobody refers to is an orphan, and swept 30 days after the last record let go of it', async () => {
  await using desk = openSmallOffice()
  const { context } = desk.backend
  expectOk(await add(desk, 'a.png', png))
  const longAgo = new Date(desk.clock.now() - 400 * dayMs)
  utimesSync(placeOf(desk, png), longAgo, longAgo)
  expect(await findOrphans(context)).toEqual([])
  expectOk(desk.run(attachmentRemove, { attachmentIds: attachments(desk).map(({ id }) => id) }))
  expect(await findOrphans(context)).toMatchObject([{ sha256: hashOf(png), since: desk.clock.now() }])
  expect((await sweepOrphans(context, desk.clock.now() + 29 * dayMs)).removed).toBe(0)
  expect(await sweepOrphans(context, desk.clock.now() + 31 * dayMs)).toEqual({ removed: 1, bytes: png.length })
  expect(existsSync(placeOf(desk, png))).toBe(false)
})

test('half-written files and strangers in the folder are no contents', async () => {
  await using desk = openTestBackend()
  const folder = path.join(desk.dataDir, 'files')
  mkdirSync(path.join(folder, 'ab'), { recursive: true })
  writeFileSync(path.join(folder, '.x.part'), 'x')
  writeFileSync(path.join(folder, 'ab', 'readme.txt'), 'x')
  expect(await desk.backend.context.contents.list()).toEqual([])
  await desk.backend.context.contents.put(png)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual(['.x.part'])
})

test('a folder that cannot be written refuses in words and keeps nothing', async () => {
  await using desk = openSmallOffice()
  // A file where the folder should be: refused for everybody, also where nobody is refused by permissions.
  writeFileSync(path.join(desk.dataDir, 'files'), 'in the way')
  const error = expectError(await add(desk, 'a.png', png))
  expect(['storage', 'internal']).toContain(error.kind)
  expect(attachments(desk)).toEqual([])
})

test('hostile names are kept as they are, and harmless', async () => {
  await using desk = openSmallOffice()
  const names = [
    '<img src=x onerror=alert(1)>.png',
    '\u202Egnp.exe.png',
    "'; DROP TABLE attachments;--.png",
    '💣'.repeat(80),
  ]
  for (const name of names) expectOk(await add(desk, name, png))
  expect(attachments(desk).map(({ name }) => name)).toEqual(names)
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-names-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const { id } of attachments(desk)) {
    const { name } = expectOk(await desk.client.action(openAttachment, { attachmentId: id }))
    expect(name).toMatch(/\.png$/)
    expect(path.dirname(path.resolve(folder, name))).toBe(folder)
  }
})

test('a work order shows the files of its visits and of every request that was merged into its own', async () => {
  await using desk = openSmallOffice()
  const merged = { status: 'merged', workOrderId: null } as const
  write(desk, [
    fresh('requests', { id: 'r1', number: 1, workOrderId: 'v1 order' }),
    fresh('requests', { id: 'r2', number: 2, ...merged, mergedIntoId: 'r1' }),
    fresh('requests', { id: 'r3', number: 3, ...merged, mergedIntoId: 'r2' }),
    update('workOrders', 'v1 order', { requestId: 'r1' }),
  ])
  const file = { fileId: await handOver(desk, 'a.png', png) }
  const subjects = [
    ['request', 'r1'],
    ['request', 'r2'],
    ['request', 'r3'],
    ['visit', 'v1'],
    ['workOrder', 'v1 order'],
    ['site', 'v1 site'],
  ] as const
  for (const [subjectKind, subjectId] of subjects)
    expectOk(await desk.client.action(attachmentAdd, { subjectKind, subjectId, files: [{ file }] }))
  const shown = async (subjectKind: (typeof subjects)[number][0], subjectId: string) => {
    const { own, related } = expectOk(await desk.client.query(filesOf, { subjectKind, subjectId }))
    return [own.length, ...related.map((one) => `${one.subjectKind} ${one.label}: ${one.files.length}`)]
  }
  expect(await shown('workOrder', 'v1 order')).toEqual([
    1,
    'visit 1: 1',
    'request 1: 1',
    'request 2: 1',
    'request 3: 1',
  ])
  expect(await shown('request', 'r1')).toEqual([1, 'request 2: 1', 'request 3: 1', 'workOrder 1: 1'])
  expect(await shown('site', 'v1 site')).toEqual([1, 'workOrder 1: 1'])
})

test('a picture that answers a checklist item is added in the same step, and not at all when it cannot be an answer', async () => {
  await using desk = openSmallOffice()
  const item = { key: 'photo', text: 'After', answer: 'photo', unit: null } as const
  write(desk, [update('workTypes', 'v1 type', { checklist: [item, { ...item, key: 'ok', answer: 'pass-fail' }] })])
  const before = snapshot(desk, ['attachments', 'checklistAnswers'])
  const give = async (itemKey: string) => {
    const files = [{ file: { fileId: await handOver(desk, 'a.png', png) } }]
    return desk.client.action(attachmentAdd, { ...toOrder, files, answers: { workOrderId: 'v1 order', itemKey } })
  }
  expectError(await give('ok'))
  expect(snapshot(desk, ['attachments', 'checklistAnswers'])).toEqual(before)
  const { attachmentIds } = expectOk(await give('photo'))
  const { records } = desk.backend.context.store
  expect(records.all('checklistAnswers')).toMatchObject([{ itemKey: 'photo', attachmentId: attachmentIds[0] }])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, ['attachments', 'checklistAnswers'])).toEqual(before)
})
