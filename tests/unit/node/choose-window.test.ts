import { expect, test } from 'vitest'
import { chooseWindow, hasDisplay } from '#electron/node/choose-window.ts'
import { findChromium } from '#electron/node/find-chromium.ts'

const all = { electron: '/e/electron', chromium: '/c/chromium', display: true, wanted: true }

test('the best window there is, is taken', () => {
  expect(chooseWindow(all).kind).toBe('electron')
  expect(chooseWindow({ ...all, electron: null }).kind).toBe('app-window')
  expect(chooseWindow({ ...all, electron: null, chromium: null }).kind).toBe('served')
  expect(chooseWindow({ ...all, display: false }).kind).toBe('served')
  expect(chooseWindow({ ...all, wanted: false }).kind).toBe('served')
})

test('one line says which and why', () => {
  const choices = [
    all,
    { ...all, electron: null },
    { ...all, electron: null, chromium: null },
    { ...all, display: false },
  ]
  for (const choice of choices) expect(chooseWindow(choice).because).toMatch(/^[^\n]+, because [^\n]+\.$/)
  expect(chooseWindow({ ...all, wanted: false }).because).toBe('Only serving, because --no-window was given.')
})

test('a display is there on desktops, and on Linux where a display server is named', () => {
  expect(hasDisplay('darwin', {})).toBe(true)
  expect(hasDisplay('win32', {})).toBe(true)
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
})

/** A machine on which exactly these programs can be run. */
const machine = (platform: NodeJS.Platform, programs: string[], env: Record<string, string> = {}) => ({
  platform,
  env,
  home: '/home-of/ada',
  canRun: (file: string) => programs.includes(file),
})

test('a browser is found where each system keeps it', () => {
  expect(findChromium(machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium']))).toBe('/usr/bin/chromium')
  expect(findChromium(machine('linux', ['/opt/x/chromium'], { PATH: '/bin:/opt/x' }))).toBe('/opt/x/chromium')
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findChromium(machine('darwin', [mac]))).toBe(mac)
  const edge = 'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe'
  expect(findChromium(machine('win32', [edge], { PROGRAMFILES: 'C:\\Programs' }))).toBe(edge)
  expect(findChromium(machine('linux', []))).toBeNull()
})

test('the named browser wins; a wrong name is not papered over', () => {
  const named = (file: string) => machine('linux', ['/usr/bin/chromium', '/my/chrome'], { FIELDBOARD_CHROMIUM: file })
  expect(findChromium(named('/my/chrome'))).toBe('/my/chrome')
  expect(findChromium(named('/my/typo'))).toBeNull()
})
