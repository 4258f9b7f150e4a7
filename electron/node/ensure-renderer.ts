import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Folder of the built renderer. */
export const rendererDir = path.join(root, 'out', 'renderer')

/**
 * Makes sure that the pages to print are built. In the repository the build script decides, as a program of its own:
 * the product knows nothing of how it is built. Elsewhere they must be there already.
 */
export function ensureRenderer(say: (text: string) => void): Result<null, AppError> {
  const build = path.join(root, 'scripts', 'build.ts')
  if (existsSync(build)) {
    const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', build], { encoding: 'utf8' })
    if (done.status !== 0) return err(missing(done.stderr.trim() || 'The build failed.'))
    const said = done.stdout.trim().split('\n').at(-1) ?? ''
    if (said.startsWith('Built')) say(said)
  }
  const page = path.join(rendererDir, 'print.html')
  return existsSync(page) ? ok(null) : err(missing(`The page to print from is missing: ${page}. Run npm run build.`))
}

function missing(message: string): AppError {
  return { kind: 'unavailable', code: 'renderer-not-built', message }
}
