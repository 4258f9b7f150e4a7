import { storageErrorOf } from '../../store/storage-error.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand, CliIo } from './command.ts'
import { commandHelp, parseLine } from './parse-line.ts'
import { reportFailure } from './use-backend.ts'

/** Finds the command, runs it, and returns the exit code. */
export async function runCommandLine(
  commands: readonly CliCommand[],
  words: readonly string[],
  io: CliIo,
): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.print(overview(commands))
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    io.note(`There is no command "${name}".\n`)
    io.note(overview(commands))
    return exitCodes.usage
  }
  const args = parseLine(command, rest)
  if (!args.ok) {
    io.note(`${args.error}\n`)
    io.note(commandHelp(command))
    return exitCodes.usage
  }
  if (args.value === null) {
    io.print(commandHelp(command))
    return exitCodes.ok
  }
  try {
    return await command.run(args.value, io)
  } catch (thrown) {
    const known = storageErrorOf(thrown)
    if (known) return reportFailure(known, args.value, io)
    io.note('Something went wrong in the program. What was saved before is safe. Please report this:')
    io.note(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
    return exitCodes.bug
  }
}

/** The list of commands and the meaning of the exit codes. */
function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Usage: npm run fieldboard -- <command> [options]

${lines.join('\n')}

Each command explains itself with --help and speaks to machines with --json.
Exit codes: 0 done, 1 finished with problems, 2 wrong usage, 3 data folder or disk, 4 not found, 5 cancelled, 70 bug.`
}
