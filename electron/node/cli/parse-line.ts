import path from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { defaultDataDir } from '../data-dir.ts'
import type { CliArgs, CliCommand, CliOption } from './command.ts'

/** Options every command has. */
const commonOptions: Readonly<Record<string, CliOption>> = {
  data: {
    type: 'string',
    value: 'DIR',
    help: 'folder of the data (default: where this system keeps application data)',
  },
  json: { type: 'boolean', help: 'print one JSON value for machines' },
  help: { type: 'boolean', short: 'h', help: 'show this' },
}

/** Reads the words after the command's name. The error is a sentence for the person; null asks for help. */
export function parseLine(command: CliCommand, words: readonly string[]): Result<CliArgs | null, string> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      options: parserOptions({ ...command.options, ...commonOptions }),
      allowPositionals: true,
      allowNegative: true,
    })
  } catch (thrown) {
    return err((thrown as Error).message)
  }
  const values = parsed.values as Record<string, string | boolean | (string | boolean)[] | undefined>
  if (values['help']) return ok(null)
  const { positionals } = parsed
  const [least, most] = command.positionals
  if (positionals.length < least) return err(`${command.name} wants more words: ${command.usage}`)
  if (positionals.length > most) return err(`"${positionals[most]}" is one word too many: ${command.usage}`)
  if (values['data'] === '') return err('--data must name a folder')
  const textsOf = (name: string) => [values[name] ?? []].flat().filter((value) => typeof value === 'string')
  return ok({
    positionals,
    text: (name) => textsOf(name)[0],
    texts: textsOf,
    flag: (name) => values[name] === true,
    json: values['json'] === true,
    dataDir: typeof values['data'] === 'string' ? path.resolve(values['data']) : defaultDataDir(),
  })
}

function parserOptions(options: Readonly<Record<string, CliOption>>) {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple, default: preset }]) => [
      name,
      {
        type,
        ...(short === undefined ? {} : { short }),
        ...(multiple === undefined ? {} : { multiple }),
        ...(preset === undefined ? {} : { default: preset }),
      },
    ]),
  )
}

/** The text of `fieldboard <command> --help`. */
export function commandHelp(command: CliCommand): string {
  const rows = Object.entries({ ...command.options, ...commonOptions }).map(([name, option]) => {
    const short = option.short ? `-${option.short}, ` : ''
    return [`${short}--${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const
  })
  const width = Math.max(...rows.map(([left]) => left.length))
  const lines = rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`)
  return `${command.summary}\n\nUsage: npm run fieldboard -- ${command.name} ${command.usage}\n\n${lines.join('\n')}\n`
}
