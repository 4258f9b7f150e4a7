import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { channelsLookNow, channelsWatch, requestTakeMail } from '#shared/actions/channels.ts'
import { insert } from '#shared/commands/change.ts'
import { recordNotes } from '#shared/queries/inspector.ts'
import { readMail } from '#electron/backend/channels/read-mail.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { write } from '#tests/doubles/write-records.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A letter with a picture on it. */
function letter(
  fields: { id?: string; from?: string; subject?: string; body?: string; answers?: string } = {},
): string {
  const {
    id = 'one@mill.example',
    from = '"Ana Haller" <ana@mill.example>',
    subject = 'No heating',
    body = 'Since Monday.',
  } = fields
  return [
    `From: ${from}`,
    'To: office@field.example',
    `Subject: ${subject}`,
    'Date: Tue, 6 Sep 2011 06:30:00 -0400',
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(fields.answers ? [`In-Reply-To: <${fields.answers}>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '--b',
    'Content-Type: image/png; name="boiler.png"',
    'Content-Disposition: attachment; filename="boiler.png"',
    'Content-Transfer-Encoding: base64',
    '',
    png,
    '--b--',
    '',
  ].join('\r\n')
}

function drop(desk: TestBackend, name: string, text: string | Uint8Array) {
  const file = path.join(desk.dataDir, name)
  writeFileSync(file, text)
  return desk.client.action(requestTakeMail, { file: { path: file } })
}
const requestsOf = (desk: TestBackend) => desk.backend.context.store.records.all('requests')

test('a letter becomes a request with its number, its sender, the letter itself and what hung on it, and one undo takes it away', async () => {
  await using desk = openSmallOffice()
  write(desk, [
    insert('customers', { id: 'mill', externalId: null, name: 'Mill', tier: 'gold', phone: null, email: null }),
    insert('contacts', {
      id: 'ana',
      customerId: 'mill',
      siteId: 'v1 site',
      name: 'Ana',
      role: null,
      phone: null,
      email: 'Ana@Mill.example',
    }),
  ])
  const taken = expectOk(await drop(desk, 'heating.eml', letter()))
  expect(taken).toMatchObject({ what: 'created', title: 'No heating', files: 2, left: [] })
  expect(requestsOf(desk)).toMatchObject([
    {
      number: taken.number,
      status: 'new',
      source: 'E-mail',
      description: 'Since Monday.',
      contactEmail: 'ana@mill.example',
      customerId: 'mill',
      siteId: 'v1 site',
    },
  ])
  const subject = { subjectKind: 'request', subjectId: taken.requestId } as const
  const { attachments } = expectOk(await desk.client.query(recordNotes, subject))
  expect(attachments.map(({ name, origin }) => [name, origin]).toSorted()).toEqual([
    ['boiler.png', 'email'],
    ['heating.eml', 'email'],
  ])
  expectOk(desk.backend.context.history.undo())
  expect([requestsOf(desk), desk.backend.context.store.records.all('attachments')]).toEqual([[], []])
})

test('the same letter again changes nothing, and an answer to it becomes a note on its request', async () => {
  await using desk = openSmallOffice()
  const first = expectOk(await drop(desk, 'a.eml', letter()))
  expect(expectOk(await drop(desk, 'b.eml', letter()))).toMatchObject({ what: 'known', number: first.number })
  const answer = letter({
    id: 'two@mill.example',
    answers: 'one@mill.example',
    subject: 'Re: No heating',
    body: 'Still cold.',
  })
  expect(expectOk(await drop(desk, 'c.eml', answer))).toMatchObject({ what: 'answered', number: first.number })
  expect(requestsOf(desk)).toHaveLength(1)
  const subject = { subjectKind: 'request', subjectId: first.requestId } as const
  expect(expectOk(await desk.client.query(recordNotes, subject)).notes[0]!.text).toContain('Still cold.')
})

test('a page without plain text is read as words, and its script is not', async () => {
  const html =
    '<html><head><style>p{}</style></head><body><p>Lift &amp; door</p><script>steal()</script><br>stuck &#8364;5</body></html>'
  const mail = expectOk(
    await readMail(
      new TextEncoder().encode(
        `From: a@b.example\r\nSubject: =?utf-8?B?w4R1ZnpnZw==?=\r\nContent-Type: text/html\r\n\r\n${html}`,
      ),
      'x.eml',
    ),
  )
  expect(mail.text).toBe('Lift & door\n\nstuck €5')
  expect(mail.subject).toBe('Äufzgg')
  expect(mail.externalId).toMatch(/^mail:sha256:/)
})

test('a program on a letter is left out by name, and the letter comes in all the same', async () => {
  await using desk = openSmallOffice()
  const bad = letter().replaceAll('boiler.png', 'invoice.exe')
  const taken = expectOk(await drop(desk, 'bad.eml', bad))
  expect(taken.left).toEqual(['invoice.exe'])
  expect(requestsOf(desk)[0]!.description).toContain('invoice.exe')
})

test.each([
  ['nothing', ''],
  ['some text', 'hello, this is not a letter'],
  ['bytes', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 31) % 256)],
])('%s is no letter: it is refused and nothing is written', async (_what, content) => {
  await using desk = openSmallOffice()
  const refused = expectError(await drop(desk, 'x.eml', content))
  expect(refused.message).toContain('is not an e-mail')
  expect(requestsOf(desk)).toEqual([])
})

test('a watched folder takes letters and tables once they lie still, and puts aside what it cannot take with the reason', async () => {
  await using desk = openSmallOffice()
  const folder = path.join(desk.dataDir, '..', path.basename(desk.dataDir) + '-watched')
  mkdirSync(folder, { recursive: true })
  expectOk(await desk.client.action(channelsWatch, { folder }))
  writeFileSync(path.join(folder, 'a.eml'), letter())
  writeFileSync(path.join(folder, 'b.csv'), 'id,title,opened\n7,Leak in the cellar,2011-09-05 08:00\n')
  writeFileSync(path.join(folder, 'c.eml'), 'no letter')
  writeFileSync(path.join(folder, 'notes.txt'), 'not ours')
  const look = async () => expectOk(await desk.client.action(channelsLookNow, {}))
  // At the first look a file may still be written; it is taken when it looks the same at the next.
  expect((await look()).files).toEqual([])
  const { files } = await look()
  expect(files.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['c.eml', 'failed'],
    ['b.csv', 'imported'],
    ['a.eml', 'created'],
  ])
  expect(readdirSync(folder).toSorted()).toEqual(['not-taken', 'notes.txt', 'taken'])
  expect(readdirSync(path.join(folder, 'taken')).toSorted()).toEqual(['a.eml', 'b.csv'])
  expect(readFileSync(path.join(folder, 'not-taken', 'c.eml.why.txt'), 'utf8')).toContain('is not an e-mail')
  expect(
    requestsOf(desk)
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(['Leak in the cellar', 'No heating'])

  const again = await desk.reopen()
  writeFileSync(path.join(folder, 'a.eml'), letter())
  await again.client.action(channelsLookNow, {})
  const after = expectOk(await again.client.action(channelsLookNow, {}))
  expect(after.files[0]).toMatchObject({ name: 'a.eml', outcome: 'known' })
  expect(existsSync(path.join(folder, 'taken', 'a (2).eml'))).toBe(true)
  await again.close()
  rmSync(folder, { recursive: true })
})

test('a folder that is not there, and the folder of the data, are refused', async () => {
  await using desk = openSmallOffice()
  const refused = expectError(await desk.client.action(channelsWatch, { folder: path.join(desk.dataDir, 'nowhere') }))
  expect(refused.message).toContain('is not a folder')
  mkdirSync(path.join(desk.dataDir, 'in'))
  expect(
    expectError(await desk.client.action(channelsWatch, { folder: path.join(desk.dataDir, 'in') })).message,
  ).toContain('cannot be watched')
})

test('a backend that only reads, as the one that counts reports, leaves the watched folder alone', async () => {
  await using desk = openSmallOffice()
  const folder = path.join(desk.dataDir, '..', path.basename(desk.dataDir) + '-read')
  mkdirSync(folder, { recursive: true })
  expectOk(await desk.client.action(channelsWatch, { folder }))
  writeFileSync(path.join(folder, 'a.eml'), letter())
  await using reader = openTestBackend({ dataDir: desk.dataDir, readOnly: true })
  const { look } = reader.backend.context.watchedFolder()
  await look()
  await look()
  expect(readdirSync(folder)).toEqual(['a.eml'])
  rmSync(folder, { recursive: true })
})
