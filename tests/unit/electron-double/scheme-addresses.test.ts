import { expect, test } from 'vitest'
import { fromChromium, toChromium } from '#tests/doubles/electron/scheme-addresses.ts'

const schemes = new Set(['app'])

test('an address of a custom scheme comes back as it was', () => {
  for (const address of ['app://fieldboard/', 'app://fieldboard/index.html?a=1#/board', 'app://other/x.js']) {
    const there = toChromium(address, schemes)
    expect(there).toMatch(/^https:\/\/\w+\.app\.electron\.test\//)
    expect(fromChromium(there)).toBe(address)
  }
})

test('other addresses are left alone, look-alikes too', () => {
  expect(toChromium('https://example.com/', schemes)).toBe('https://example.com/')
  expect(fromChromium('https://example.com/app.electron.test/')).toBe('https://example.com/app.electron.test/')
  expect(fromChromium('https://x.app.electron.test.example.com/')).toBe('https://x.app.electron.test.example.com/')
})
