import { homedir } from 'node:os'
import path from 'node:path'

/** What of the machine decides where data is kept; tests bring their own. */
export interface Account {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/**
 * The data folder when the person names none: the usual place of the operating system. Demo data has a folder beside
 * it, so that trying the demo never touches real work.
 */
export function defaultDataDir(
  options: { readonly demo?: boolean } = {},
  account: Account = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const { platform, env, home } = account
  const suffix = options.demo ? ' Demo' : ''
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', `Fieldboard${suffix}`)
  if (platform === 'win32') {
    const roaming = env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming')
    return path.win32.join(roaming, `Fieldboard${suffix}`)
  }
  const base = env['XDG_DATA_HOME'] || path.posix.join(home, '.local', 'share')
  return path.posix.join(base, options.demo ? 'fieldboard-demo' : 'fieldboard')
}
