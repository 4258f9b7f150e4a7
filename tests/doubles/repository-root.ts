import path from 'node:path'

/** Root of the repository. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../..')
