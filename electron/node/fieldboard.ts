import { cliCommands } from './cli/registry.ts'
import { runCommandLine } from './cli/run-command-line.ts'
import { terminalProgress } from './cli/progress.ts'

/** `npm run fieldboard -- <command>`: the command line on the same backend as the window. */
const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => abort.abort())

// A reader that went away (`… | head`) is not a fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommandLine(cliCommands, process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  signal: abort.signal,
  progress: (label) => terminalProgress(process.stderr, label),
})
