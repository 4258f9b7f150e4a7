import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readUpdateAddress } from '#electron/shell/updates/update-settings.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'updates-'))))
afterEach(() => rmSync(folder, { recursive: true }))
const read = (content: string) => {
  writeFileSync(path.join(folder, 'updates.json'), content)
  return readUpdateAddress(folder)
}

test('without the file there is no address, and so no question to any server', () => {
  expect(expectOk(readUpdateAddress(folder))).toBeNull()
})

test('a safe address is taken', () => {
  for (const address of ['https://updates.example/fieldboard', 'http://127.0.0.1:8080/']) {
    expect(expectOk(read(JSON.stringify({ address })))).toBe(address)
  }
})

test.each(['http://updates.example/', 'file:///updates', 'ftp://example.com', 'nonsense', 7])(
  '%s is refused',
  (address) => {
    expect(expectError(read(JSON.stringify({ address }))).message).toContain('address')
  },
)

test('a broken file is told, not ignored', () => {
  expect(expectError(read('{')).message).toContain('not JSON')
})
