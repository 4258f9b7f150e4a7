import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What of the machine decides where browsers are; tests bring their own. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** Whether the path is a program this person may run. */
  canRun(file: string): boolean
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  canRun(file) {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
}

/**
 * Path of an installed Chromium or a browser made from it; null when there is none. `FIELDBOARD_CHROMIUM` wins over
 * everything; when it names no program, nothing else is tried, so that a typing mistake does not go unseen.
 */
export function findChromium(machine: Machine = thisMachine): string | null {
  const chosen = machine.env['FIELDBOARD_CHROMIUM']
  if (chosen) return machine.canRun(chosen) ? chosen : null
  return placesOf(machine).find((place) => machine.canRun(place)) ?? null
}

/** Where browsers are, most wanted first. */
function placesOf({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser']
    return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    )
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    const programs = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return roots.flatMap((root) => (root ? programs.map((program) => `${root}\\${program}`) : []))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(':').filter(Boolean)]
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`))
}

/** Arguments every Chromium of ours needs: its sandbox refuses to run for root. */
export function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
