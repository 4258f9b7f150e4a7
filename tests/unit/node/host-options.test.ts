import path from 'node:path'
import { expect, test } from 'vitest'
import { parseHostOptions } from '#electron/node/host-options.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'

const linux = { platform: 'linux', env: {}, home: '/home-of/ada' } as const
const parse = (...args: string[]) => parseHostOptions(args, linux)

test('without options the usual folder, any port and a window are meant', () => {
  expect(expectOk(parse())).toEqual({
    help: false,
    dataDir: '/home-of/ada/.local/share/fieldboard',
    port: 0,
    window: true,
    demo: false,
    empty: false,
    now: null,
  })
})

test.each([
  [linux, '/home-of/ada/.local/share/fieldboard'],
  [{ ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/fieldboard'],
  [
    { platform: 'darwin', env: {}, home: '/home-of/ada' } as const,
    '/home-of/ada/Library/Application Support/Fieldboard',
  ],
  [{ platform: 'win32', env: { APPDATA: 'D:\\Roaming' }, home: 'D:\\ada' } as const, 'D:\\Roaming\\Fieldboard'],
])('data is kept where the system keeps application data', (account, dataDir) => {
  expect(expectOk(parseHostOptions([], account)).dataDir).toBe(dataDir)
})

test('every option is read', () => {
  const options = expectOk(
    parse('--data', 'desk', '--port', '8123', '--no-window', '--now', '2011-09-06T08:00:00-04:00'),
  )
  const now = Date.UTC(2011, 8, 6, 12)
  expect(options).toMatchObject({ dataDir: path.resolve('desk'), port: 8123, window: false, now })
})

test('the demo has a folder of its own, so that it never meets real work', () => {
  expect(expectOk(parse('--demo')).dataDir).toBe('/home-of/ada/.local/share/fieldboard-demo')
  expect(expectOk(parse('--demo', '--data', '/desk')).dataDir).toBe(path.resolve('/desk'))
})

test.each([
  [['--port', '70000'], /--port must be a whole number from 0 to 65535, not "70000"/],
  [['--port', 'http'], /--port/],
  [['--port=-1'], /--port/],
  [['--now', '2011-09-06T08:00:00'], /--now must be an instant with its offset/],
  [['--now', 'yesterday'], /--now/],
  [['--now', '2011-13-45T99:00Z'], /--now/],
  [['--data', ''], /--data must name a folder/],
  [['--empty', '--data', 'x'], /leave out --data/],
  [['--colour'], /--colour/],
  [['somewhere'], /somewhere/],
])('%j is refused with its reason', (args, reason) => {
  const error = expectError(parse(...args))
  expect(error.kind).toBe('invalid-input')
  expect(error.message).toMatch(reason)
})
