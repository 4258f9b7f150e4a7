import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extensionOf, longestName, savedName, storedName } from '#shared/domain/attachment/file-name.ts'
import { shownAs } from '#shared/domain/attachment/media-type.ts'
import { sniffContent } from '#electron/backend/attachments/sniff-content.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const hex = (text: string, rest = 64) => new Uint8Array([...Buffer.from(text, 'hex'), ...Array<number>(rest).fill(0)])
const judged = (bytes: Uint8Array | string, name: string) => {
  const sniffed = sniffContent(typeof bytes === 'string' ? utf8(bytes) : bytes, name)
  return sniffed.ok ? sniffed.mediaType : sniffed.why
}

test('a file is what its bytes say, whatever it is called', () => {
  expect(judged(hex('89504e470d0a1a0a'), 'pump.jpg')).toBe('image/png')
  expect(judged(hex('ffd8ffe0'), 'scan.pdf')).toBe('image/jpeg')
  expect(judged(utf8('%PDF-1.7\n…'), 'x.png')).toBe('application/pdf')
  expect(judged(hex('524946460000000057454250'), 'a')).toBe('image/webp')
  expect(judged(hex('524946460000000057415645'), 'a.wav')).toBe('application/octet-stream')
  expect(judged(hex('000000206674797061766966'), 'a')).toBe('image/avif')
  expect(judged('hello', 'photo.png')).toBe('text/plain')
  expect(judged('a,b\n1,2', 'x.csv')).toBe('text/csv')
  expect(judged(hex('00010203'), 'x.png')).toBe('application/octet-stream')
  expect(judged(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]), 'x.txt')).toBe('text/plain')
  expect(judged(utf8('PK\u0003\u0004…mimetypeapplication/vnd.oasis.opendocument.textPK'), 'x')).toBe(
    'application/vnd.oasis.opendocument.text',
  )
})

test('programs are refused, by their bytes and by their names', () => {
  for (const mark of ['4d5a9000', '7f454c46', 'cffaedfe', 'cafebabe', '0061736d', '23212f62696e2f7368'])
    expect(judged(hex(mark), 'holiday.jpg')).toBe('executable')
  for (const name of [
    'a.exe',
    'a.EXE',
    'a.exe.',
    'a.exe ',
    'a.exe::$DATA',
    'a.bat',
    'a.ps1',
    'a.lnk',
    'a.jar',
    'a.app',
  ])
    expect(judged('plain words', name), name).toBe('executable')
  // Written from right to left this shows as photo‮exe.jpg; a system sees what comes last.
  expect(judged('plain words', 'photo\u202Egpj.exe')).toBe('executable')
  expect(judged('plain words', 'setup.e\u200Bxe')).toBe('executable')
  expect(judged('plain words', 'setup．exe')).toBe('executable')
})

test('pages and drawings that could run something are refused however they begin', () => {
  const pages = [
    '<!DOCTYPE html><p>',
    '  \n<HTML>',
    '\uFEFF<script>1</script>',
    '<!-- x --><body onload=1>',
    '<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></x>',
    '<div>',
    '<a href="javascript:1">x</a>',
  ]
  for (const page of pages) expect(judged(page, 'note.txt'), page).toBe('active-page')
  expect(judged('harmless at first <script>', 'note.html')).toBe('active-page')
  expect(judged(new Uint8Array([0xff, 0xfe, ...Buffer.from('<html>', 'utf16le')]), 'a.txt')).toBe('active-page')
  const drawings = [
    '<svg><script>1</script></svg>',
    '<svg onload="1"/>',
    '<svg><a href="javascript:1"/></svg>',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "1">]><svg>&x;</svg>',
    '<svg><use href="https://example.com/x.svg#a"/></svg>',
    '<svg><foreignObject/></svg>',
    '<svg><a href="&#106;avascript:1"/></svg>',
    '<svg><style>@import url(x)</style></svg>',
    '<svg><animate attributeName="href" values="javascript:1"/></svg>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>1</s:script></s:svg>',
  ]
  for (const drawing of drawings) expect(judged(drawing, 'logo.png'), drawing).toMatch(/^active-/)
  expect(judged(hex('1f8b0800'), 'logo.svg')).toBe('application/gzip')
})

test('a plain drawing is taken but never shown as a picture', () => {
  const type = judged('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'a.svg')
  expect(type).toBe('image/svg+xml')
  expect(shownAs(type)).toBeNull()
  for (const other of ['text/html', 'application/xhtml+xml', 'application/zip', 'image/tiff', 'application/pdf; x', ''])
    expect(shownAs(other)).toBeNull()
})

test('an empty file is refused', () => {
  expect(judged('', 'a.png')).toBe('empty')
})

test('a kept name is one part of a path at most, never empty and never too long', () => {
  expect(storedName('../../etc/passwd')).toBe('passwd')
  expect(storedName('C:\\fakepath\\pump room.jpg')).toBe('pump room.jpg')
  expect(storedName('..')).toBe('file')
  expect(storedName(`${'a'.repeat(10_000)}.jpg`)).toMatch(/^a{179}…a{16}\.jpg$/)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = storedName(given)
      expect(name.length).toBeGreaterThan(0)
      expect([...name].length).toBeLessThanOrEqual(longestName)
      expect(name).not.toMatch(/[/\\]/)
    }),
  )
})

test('a saved name steers nothing and fits its content', () => {
  expect(savedName('photo\u202Egpj.png', 'image/png')).toBe('photogpj.png')
  expect(savedName('CON', 'text/plain')).toBe('file_CON.txt')
  expect(savedName('a<b>:c|d?.png', 'image/jpeg')).toBe('a_b__c_d_.png.jpg')
  expect(savedName('.htaccess', 'text/plain')).toBe('htaccess.txt')
  expect(savedName('report', 'application/pdf')).toBe('report.pdf')
  const anyName = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', 'nul.txt', 'a/../b', ' ', 'x.exe\u0000.png'),
  )
  fc.assert(
    fc.property(anyName, fc.constantFrom('image/png', 'text/plain', 'application/octet-stream'), (given, mediaType) => {
      const name = savedName(given, mediaType)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|^\.|[. ]$/u)
      expect(name.length).toBeGreaterThan(0)
      if (mediaType === 'image/png') expect(extensionOf(name)).toBe('png')
    }),
  )
})

test('no bytes and no name make the judge fail, and what is shown is never a page', () => {
  const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }).map(utf8))
  fc.assert(
    fc.property(content, fc.string({ unit: 'binary' }), (bytes, name) => {
      const sniffed = sniffContent(bytes, name)
      if (sniffed.ok) expect(sniffed.mediaType).not.toMatch(/html|javascript/)
    }),
  )
})
