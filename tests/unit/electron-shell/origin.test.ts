import { afterEach, expect, test } from 'vitest'
import { allowDevServer, isTrustedOrigin, pageUrl } from '#electron/shell/origin.ts'

afterEach(() => allowDevServer(undefined))

test('only pages of the application are trusted', () => {
  expect(isTrustedOrigin('app://fieldboard/index.html')).toBe(true)
  for (const url of [
    'app://other/index.html',
    'https://fieldboard/',
    'file:///index.html',
    'about:blank',
    '',
    'null',
  ]) {
    expect(isTrustedOrigin(url)).toBe(false)
  }
})

test('while developing the dev server is trusted instead, and nothing else of that machine', () => {
  allowDevServer('http://localhost:5173/')
  expect(pageUrl('index.html', { route: '/board' })).toBe('http://localhost:5173/index.html#/board')
  expect(isTrustedOrigin('http://localhost:5173/index.html')).toBe(true)
  expect(isTrustedOrigin('http://localhost:5174/')).toBe(false)
})
