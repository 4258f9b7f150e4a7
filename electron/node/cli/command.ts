import type { ParseArgsOptionDescriptor } from 'node:util'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Backend } from '../../backend/create-backend.ts'
import type { Progress } from './progress.ts'

/** An option of a command: what `parseArgs` needs, and what `--help` says. */
export interface CliOption extends ParseArgsOptionDescriptor {
  /** Name of the value in the usage text, as in `DIR`; only for options of type `string`. */
  readonly value?: string
  readonly help: string
}

/** The parsed line of one command. */
export interface CliArgs {
  readonly positionals: readonly string[]
  /** Value of a text option; undefined when it was not given. */
  text(name: string): string | undefined
  /** All values of an option that may be given several times. */
  texts(name: string): readonly string[]
  flag(name: string): boolean
  /** `--json`: one JSON value on standard output and nothing else there. */
  readonly json: boolean
  /** Absolute path of `--data`, or the usual data folder. */
  readonly dataDir: string
}

/** The terminal, as far as a command may use it. */
export interface CliIo {
  /** One line of the answer, on standard output. */
  print(line: string): void
  /** The answer of `--json`, on standard output. */
  printJson(value: unknown): void
  /** One line for the person, on standard error. */
  note(line: string): void
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  /** A bar on standard error when that is a terminal, else silent. */
  progress(label: string): Progress
}

/** One command of `npm run fieldboard -- <command>`. */
export interface CliCommand {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows the name in the usage line, as in `FILE [options]`. */
  readonly usage: string
  /** Options besides `--data`, `--json` and `--help`, which every command has. */
  readonly options: Readonly<Record<string, CliOption>>
  /** How many words besides options: [least, most]. */
  readonly positionals: readonly [number, number]
  /** Does the work and returns the exit code (see `exit-codes.ts`). */
  run(args: CliArgs, io: CliIo): Promise<number>
}

/** Work on an open backend; its failure becomes a message and an exit code. */
export type BackendWork = (backend: Backend) => Promise<Result<number, AppError>>
