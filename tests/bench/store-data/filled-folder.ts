import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { listFiles, repositoryRoot } from '#scripts/source-files.ts'
import { fillStore } from './fill-store.ts'

/** Work orders the suites `store` and `records` keep; fewer for a quick look. */
export const benchWorkOrders = Number(process.env['FIELDBOARD_BENCH_WORK_ORDERS'] ?? 1_000_000)

/**
 * A filled data folder of a suite, kept between runs for as long as nothing that shapes it changes. `records` has the
 * histories too, which take several times as long to write.
 */
export async function filledFolder(suite: 'store' | 'records', say: (text: string) => void): Promise<string> {
  const shapes = ['electron/store', 'shared/domain/search', 'tests/bench/store-data']
  const hash = createHash('sha256').update(String(benchWorkOrders))
  for (const file of listFiles(shapes)) hash.update(readFileSync(path.join(repositoryRoot, file.path)))
  const cache = path.join(repositoryRoot, '.cache', 'bench')
  const folder = path.join(cache, `${suite}-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) {
    if (old.startsWith(`${suite}-`)) rmSync(path.join(cache, old), { recursive: true, force: true })
  }
  const unfinished = `${folder}.part`
  await fillStore(unfinished, benchWorkOrders, suite === 'records', say)
  renameSync(unfinished, folder)
  return folder
}
