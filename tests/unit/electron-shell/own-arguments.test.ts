import { expect, test } from 'vitest'
import { ownArguments } from '#electron/shell/own-arguments.ts'

test('our options are taken out of a line that Chromium and Electron share', () => {
  const line = [
    '--inspect=0',
    '--data',
    '/d a',
    '--no-sandbox',
    '--demo',
    '--now=2026-03-02T08:00:00Z',
    'file.txt',
    '--lang',
  ]
  expect(ownArguments(line)).toEqual(['--data', '/d a', '--demo', '--now=2026-03-02T08:00:00Z'])
})
