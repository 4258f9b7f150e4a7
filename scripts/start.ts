import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chooseWindow, hasDisplay } from '#electron/node/choose-window.ts'
import { exitCodes } from '#electron/node/exit-codes.ts'
import { findChromium, sandboxArgs } from '#electron/node/find-chromium.ts'
import { hostUsage, parseHostOptions } from '#electron/node/host-options.ts'
import { runNodeHost } from '#electron/node/main.ts'
import { BuildError, ensureBuilt } from './build.ts'
import { repositoryRoot } from './source-files.ts'

/** `npm start`: builds what is stale, chooses the best window there is, says which, and runs until it is closed. */
async function start(args: readonly string[]): Promise<number> {
  const options = parseHostOptions(args)
  if (!options.ok) {
    process.stderr.write(`${options.error.message}\n\n${hostUsage}`)
    return exitCodes.usage
  }
  if (options.value.help) {
    process.stdout.write(hostUsage)
    return exitCodes.ok
  }
  try {
    await ensureBuilt((text) => process.stderr.write(`${text}\n`))
  } catch (thrown) {
    if (!(thrown instanceof BuildError)) throw thrown
    process.stderr.write(`${thrown.message}\n`)
    return exitCodes.problems
  }
  const electron = findElectron()
  const chromium = findChromium()
  const choice = chooseWindow({ electron, chromium, display: hasDisplay(), wanted: options.value.window })
  process.stdout.write(`${choice.because}\n`)
  if (choice.kind === 'electron' && electron) return runElectron(electron, args)
  return runNodeHost(options.value, choice.kind === 'app-window' ? chromium : null)
}

/** Electron's program, when it was downloaded: the package names it in path.txt only then. */
function findElectron(): string | null {
  const folder = path.join(repositoryRoot, 'node_modules', 'electron')
  const named = path.join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const program = path.join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : null
}

function runElectron(program: string, args: readonly string[]): Promise<number> {
  // The folder, not the file: Electron takes name, version and application path from its package.json.
  const child = spawn(program, [...sandboxArgs(), repositoryRoot, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? exitCodes.bug))
  })
}

process.exitCode = await start(process.argv.slice(2))
