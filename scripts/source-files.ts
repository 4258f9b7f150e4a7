import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Root of the repository. */
export const repositoryRoot = path.resolve(import.meta.dirname, '..')

/** A file as far as "did it change" is concerned. */
export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

/** All files below the given folders (or the files themselves), sorted by path. What is not there is left out. */
export function listFiles(places: readonly string[], root = repositoryRoot): SourceFile[] {
  const found: SourceFile[] = []
  const visit = (place: string) => {
    const full = path.join(root, place)
    const stats = statSync(full, { throwIfNoEntry: false })
    if (stats?.isFile()) found.push({ path: place, size: stats.size, mtimeMs: stats.mtimeMs })
    if (!stats?.isDirectory()) return
    for (const name of readdirSync(full)) {
      if (name !== 'node_modules' && !name.startsWith('.')) visit(path.posix.join(place, name))
    }
  }
  for (const place of places) visit(place)
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}
