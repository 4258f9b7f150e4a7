import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from '#electron/node/find-chromium.ts'

/** A Debian package that some tests need, and whether it is here. */
interface Need {
  readonly name: string
  readonly present: () => boolean
}

const needs: readonly Need[] = [
  { name: 'chromium', present: () => findChromium() !== null },
  { name: 'fonts-dejavu-core', present: () => existsSync('/usr/share/fonts/truetype/dejavu') },
]

/**
 * Installs the browser and fonts that tests need, where that may be done (Debian, as root). Elsewhere it says what to
 * run; the tests that need them are then skipped and say so.
 */
export function installSystemPackages(say: (text: string) => void): void {
  const onDebian = process.platform === 'linux' && existsSync('/usr/bin/apt-get')
  const missing = needs.filter((need) => !need.present() && (onDebian || need.name === 'chromium'))
  if (missing.length === 0) return
  const names = missing.map((need) => need.name).join(' ')
  if (onDebian && process.getuid?.() === 0) {
    say(`Installing ${names} …`)
    if (apt(['install', ...missing.map((need) => need.name)])) return
    if (apt(['update']) && apt(['install', ...missing.map((need) => need.name)])) return
    say(`${names} could not be installed with apt-get.`)
  }
  const command = onDebian
    ? `sudo apt-get install -y --no-install-recommends ${names}`
    : 'install Chromium or Google Chrome, or set FIELDBOARD_CHROMIUM to the program'
  say(`Tests that need ${names} are skipped. To run them: ${command}`)
}

function apt(args: readonly string[]): boolean {
  const done = spawnSync('apt-get', ['-y', '-qq', '--no-install-recommends', ...args], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  })
  return done.status === 0
}
