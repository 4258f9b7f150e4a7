import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { defaultDataDir } from './data-dir.ts'
import type { Account } from './data-dir.ts'

/** What a person may choose when starting Fieldboard, with either host. */
export interface HostOptions {
  /** Only wants to know the options. */
  readonly help: boolean
  /** Absolute folder of the data. With `empty` the host takes a fresh temporary folder instead. */
  readonly dataDir: string
  /** Loopback port to serve on; 0 for any free one. The Electron host has none and ignores it. */
  readonly port: number
  /** False: serve only, open no window. */
  readonly window: boolean
  /** Fill an empty data folder with the demo city. */
  readonly demo: boolean
  /** Open a fresh temporary data folder that is removed at the end. */
  readonly empty: boolean
  /** Instant the clock starts at, UTC ms, to rehearse another day; null for the machine's. */
  readonly now: number | null
}

/** The help text of `npm start -- --help`. */
export const hostUsage = `Usage: npm start -- [options]

  --data DIR     folder of the data (default: where this system keeps application data)
  --port N       loopback port to serve on (default: any free one)
  --no-window    only serve; open the printed address in a browser
  --demo         open the demo city, in a folder of its own unless --data names an empty one
  --empty        open a fresh temporary data folder, removed at the end
  --now INSTANT  start the clock at another instant, to rehearse a past day: 2011-09-06T08:00:00-04:00
  --help         show this
`

/** The options of both hosts, as `parseArgs` wants them. */
export const hostOptionTypes = {
  data: { type: 'string' },
  port: { type: 'string' },
  'no-window': { type: 'boolean' },
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  now: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const thisAccount = (): Account => ({ platform: process.platform, env: process.env, home: homedir() })

/** Reads the options both hosts understand; anything else on the line is an error that names it. */
export function parseHostOptions(
  args: readonly string[],
  account: Account = thisAccount(),
): Result<HostOptions, AppError> {
  let values
  try {
    values = parseArgs({ args: [...args], options: hostOptionTypes, strict: true, allowPositionals: false }).values
  } catch (thrown) {
    return err(invalidInput('options', (thrown as Error).message))
  }
  const { data, port = '0', demo = false, empty = false } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return err(invalidInput('--port', `--port must be a whole number from 0 to 65535, not "${port}".`))
  }
  if (data === '') return err(invalidInput('--data', '--data must name a folder.'))
  if (empty && data !== undefined) {
    return err(invalidInput('--empty', '--empty makes a folder of its own: leave out --data.'))
  }
  const now = values.now === undefined ? null : parseInstant(values.now)
  if (Number.isNaN(now)) {
    const message = `--now must be an instant with its offset, like 2011-09-06T08:00:00-04:00, not "${values.now}".`
    return err(invalidInput('--now', message))
  }
  return ok({
    help: values.help ?? false,
    dataDir: data === undefined ? defaultDataDir({ demo }, account) : path.resolve(data),
    port: Number(port),
    window: !values['no-window'],
    demo,
    empty,
    now,
  })
}

/** An instant without an offset would mean another moment on every machine: NaN. */
export function parseInstant(text: string): number {
  return /^\d{4}-.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
}
