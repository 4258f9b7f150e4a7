import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ModuleSource } from './import-rules.ts'
import { listFiles, repositoryRoot } from './source-files.ts'

/** Folders that hold TypeScript of the product, its tests and its scripts. */
export const sourceFolders = ['shared', 'optimizer', 'electron', 'renderer', 'hub', 'resources', 'scripts', 'tests']

/** Every TypeScript module of the repository. */
export function readModules(folders: readonly string[] = sourceFolders): ModuleSource[] {
  return listFiles(folders)
    .filter((file) => /\.tsx?$/.test(file.path))
    .map((file) => ({ path: file.path, text: readFileSync(path.join(repositoryRoot, file.path), 'utf8') }))
}
