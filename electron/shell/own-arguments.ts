import { hostOptionTypes } from '../node/host-options.ts'

/**
 * Our options out of a command line that Chromium and Electron share (`--inspect`, `--no-sandbox`, …): theirs are left
 * to them. `args` starts after the program and, unpacked, the application folder.
 */
export function ownArguments(args: readonly string[]): string[] {
  const own: string[] = []
  for (let i = 0; i < args.length; i++) {
    const [name = '', inline] = (args[i] ?? '').split(/=(.*)/s)
    const type = hostOptionTypes[name.replace(/^--/, '') as keyof typeof hostOptionTypes]?.type
    if (!name.startsWith('--') || type === undefined) continue
    own.push(args[i]!)
    const next = args[i + 1]
    if (type === 'string' && inline === undefined && next !== undefined) {
      own.push(next)
      i++
    }
  }
  return own
}
