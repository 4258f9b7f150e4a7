import type { KeyPress } from './key-press.ts'

const modifiers: Readonly<Record<string, keyof Omit<KeyPress, 'key'>>> = {
  commandorcontrol: 'control',
  cmdorctrl: 'control',
  control: 'control',
  ctrl: 'control',
  alt: 'alt',
  shift: 'shift',
}

/** Whether a key press is what a menu item's accelerator (like `CommandOrControl+Shift+Z`) means. */
export function pressMatches(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().split('+')
  const key = parts.pop()!
  const wanted = { control: false, alt: false, shift: false }
  for (const part of parts) {
    const modifier = modifiers[part]
    if (!modifier) throw new Error(`electron double: modifier ${part} of ${accelerator} is not implemented`)
    wanted[modifier] = true
  }
  return (
    press.key.toLowerCase() === key &&
    press.control === wanted.control &&
    press.alt === wanted.alt &&
    press.shift === wanted.shift
  )
}
