import { describe, expect, test, vi } from 'vitest'

// The rules are pure; the module also wires them to Electron, which is not there.
vi.mock('electron', () => ({ session: {}, shell: {} }))
const { isSamePage, mayOpenOutside } = await import('#electron/shell/window-guards.ts')

describe('a link may leave the window', () => {
  test.each(['https://example.com/', 'mailto:ana@example.com', 'tel:+15550100'])('for %s', (url) => {
    expect(mayOpenOutside(url)).toBe(true)
  })
  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'app://fieldboard/',
    '',
  ])('but not for %s', (url) => expect(mayOpenOutside(url)).toBe(false))
})

test('only a reload of the same page is a navigation within the window', () => {
  const page = 'app://fieldboard/index.html#/board'
  expect(isSamePage(page, 'app://fieldboard/index.html')).toBe(true)
  expect(isSamePage(page, 'app://fieldboard/print.html')).toBe(false)
  expect(isSamePage(page, 'app://elsewhere/index.html')).toBe(false)
  expect(isSamePage(page, 'https://fieldboard/index.html')).toBe(false)
  expect(isSamePage('', page)).toBe(false)
})
