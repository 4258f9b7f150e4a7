import { describe, expect, test } from 'vitest'
import { pressMatches } from '#tests/doubles/electron/accelerator.ts'

const press = { key: 'z', control: true, alt: false, shift: false }

describe('an accelerator of the double', () => {
  test('fits the same key with the same modifiers only', () => {
    expect(pressMatches('CommandOrControl+Z', press)).toBe(true)
    expect(pressMatches('CommandOrControl+Shift+Z', press)).toBe(false)
    expect(pressMatches('CommandOrControl+Shift+Z', { ...press, key: 'Z', shift: true })).toBe(true)
    expect(pressMatches('CommandOrControl+Y', press)).toBe(false)
    expect(pressMatches('Z', press)).toBe(false)
  })
  test('with a modifier the double does not know is refused', () => {
    expect(() => pressMatches('Hyper+Z', press)).toThrow('not implemented')
  })
})
