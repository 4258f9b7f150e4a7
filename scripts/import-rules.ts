import { isBuiltin } from 'node:module'
import path from 'node:path'
import ts from 'typescript'

/** A source file: path from the repository root with forward slashes, and its text. */
export interface ModuleSource {
  readonly path: string
  readonly text: string
}

/** An import that goes the wrong way. */
export interface ImportViolation {
  readonly rule: string
  readonly file: string
  readonly imports: string
  readonly message: string
}

/** The import of one module by another: `target` is a repository path, or the name of a package. */
interface Import {
  readonly file: string
  readonly target: string
  readonly isPackage: boolean
}

interface ImportRule {
  readonly name: string
  readonly message: string
  /** Whether the rule forbids this import. */
  forbids(entry: Import): boolean
}

const within = (file: string, ...folders: string[]) => folders.some((folder) => file.startsWith(`${folder}/`))
const isPackage = (entry: Import, ...names: string[]) =>
  entry.isPackage && names.some((name) => entry.target === name || entry.target.startsWith(`${name}/`))

/** Files in `folders` may only import files in `allowed` (and packages, which other rules judge). */
function only(name: string, message: string, folders: readonly string[], allowed: readonly string[]): ImportRule {
  return {
    name,
    message,
    forbids: (entry) => !entry.isPackage && within(entry.file, ...folders) && !within(entry.target, ...allowed),
  }
}

/** The feature folder of a renderer file; null outside features. */
const featureOf = (file: string) => /^renderer\/features\/([^/]+)\//.exec(file)?.[1] ?? null

const contracts = ['commands', 'queries', 'actions', 'sync', 'rpc'].map((name) => `shared/${name}`)
const inner = ['shared/kernel', 'shared/domain', ...contracts]

/** What features of the renderer share. */
const foundations = ['ui', 'lib', 'state', 'api', 'list', 'match'].map((name) => `renderer/${name}`)

/** Packages that are as pure as `shared/` itself. */
const purePackages = ['zod', 'temporal-polyfill']

/** Every rule of the import graph; ARCHITECTURE.md says why. */
export const importRules: readonly ImportRule[] = [
  only('kernel-is-innermost', 'shared/kernel imports nothing but itself.', ['shared/kernel'], ['shared/kernel']),
  only('domain-sees-kernel', 'shared/domain sees the kernel and itself.', ['shared/domain'], inner.slice(0, 2)),
  only('contracts-see-domain', 'Contracts see kernel, domain and each other.', contracts, inner),
  {
    name: 'shared-is-pure',
    message: `shared/ and optimizer/ run anywhere: no Node, no DOM, only ${purePackages.join(' and ')}.`,
    forbids: (entry) =>
      within(entry.file, 'shared', 'optimizer') && entry.isPackage && !isPackage(entry, ...purePackages),
  },
  only('optimizer-sees-kernel', 'optimizer/ sees the kernel only.', ['optimizer'], ['optimizer', 'shared/kernel']),
  only(
    'renderer-sees-shared',
    'The renderer sees shared/, resources/ and itself; the rest is behind the transport.',
    ['renderer'],
    ['renderer', 'shared', 'resources'],
  ),
  {
    name: 'renderer-runs-in-a-browser',
    message: 'The renderer has no Node and no database.',
    forbids: (entry) =>
      within(entry.file, 'renderer') &&
      entry.isPackage &&
      (isBuiltin(entry.target) || isPackage(entry, 'better-sqlite3', 'drizzle-orm', 'ws', 'playwright-core')),
  },
  {
    name: 'features-stand-alone',
    message: 'A feature never imports another feature, nor the app around it: share through state/, ui/ or lib/.',
    forbids: (entry) => {
      const feature = featureOf(entry.file)
      if (feature === null) return false
      const other = featureOf(entry.target)
      return (other !== null && other !== feature) || within(entry.target, 'renderer/app')
    },
  },
  {
    name: 'foundations-know-no-feature',
    message: 'renderer/ui, lib, state, api, list and match are used by features and never import them.',
    forbids: (entry) => within(entry.file, ...foundations) && within(entry.target, 'renderer/features', 'renderer/app'),
  },
  only(
    'ui-has-no-domain',
    'renderer/ui has no domain knowledge.',
    ['renderer/ui'],
    ['renderer/ui', 'renderer/lib', 'shared/kernel', 'resources'],
  ),
  only(
    'store-is-below-backend',
    'The store sees shared/ and itself.',
    ['electron/store'],
    ['electron/store', 'shared'],
  ),
  only(
    'backend-knows-no-host',
    'Backend, jobs and sync know no host: they see store/, shared/, optimizer/ and resources/.',
    ['electron/backend', 'electron/jobs', 'electron/sync'],
    ['electron/backend', 'electron/jobs', 'electron/sync', 'electron/store', 'shared', 'optimizer', 'resources'],
  ),
  {
    name: 'node-host-knows-no-shell',
    message: 'The Node host and what both hosts share never import Electron’s shell or preload.',
    forbids: (entry) =>
      within(entry.file, 'electron/node', 'electron/static') &&
      within(entry.target, 'electron/shell', 'electron/preload'),
  },
  only('preload-is-thin', 'The preload sees shared/ only.', ['electron/preload'], ['electron/preload', 'shared']),
  {
    name: 'only-the-shell-knows-electron',
    message: 'Only electron/shell and electron/preload import electron.',
    forbids: (entry) =>
      isPackage(entry, 'electron', 'electron-updater') &&
      !within(entry.file, 'electron/shell', 'electron/preload', 'tests'),
  },
  only('hub-sees-shared', 'hub/ sees shared/ only.', ['hub'], ['hub', 'shared']),
  {
    name: 'fullcalendar-behind-the-board',
    message: 'FullCalendar is used in renderer/features/board only.',
    forbids: (entry) => isPackage(entry, '@fullcalendar') && !within(entry.file, 'renderer/features/board', 'tests'),
  },
  {
    name: 'leaflet-behind-the-map',
    message: 'Leaflet is used in renderer/features/map only.',
    forbids: (entry) =>
      isPackage(entry, 'leaflet', 'react-leaflet', 'supercluster') &&
      !within(entry.file, 'renderer/features/map', 'tests'),
  },
  {
    name: 'nothing-imports-tests',
    message: 'Nothing outside tests/ imports from tests/.',
    forbids: (entry) => within(entry.target, 'tests') && !within(entry.file, 'tests'),
  },
  {
    name: 'nothing-imports-scripts',
    message: 'The product never imports from scripts/.',
    forbids: (entry) => within(entry.target, 'scripts') && !within(entry.file, 'scripts', 'tests'),
  },
]

/** Judges every import of the given modules, and finds barrel files. Pure: reads only what it is given. */
export function checkImports(files: readonly ModuleSource[]): {
  readonly violations: ImportViolation[]
  readonly modulesRead: number
} {
  const violations: ImportViolation[] = []
  for (const file of files) {
    for (const entry of importsOf(file)) {
      for (const rule of importRules) {
        if (!rule.forbids(entry)) continue
        violations.push({ rule: rule.name, file: file.path, imports: entry.target, message: rule.message })
      }
    }
    if (isBarrel(file)) {
      const message = 'A file of nothing but re-exports hides where things are: import from the file itself.'
      violations.push({ rule: 'no-barrel-files', file: file.path, imports: '', message })
    }
  }
  return { violations, modulesRead: files.length }
}

/** Static, type-only, dynamic and worker imports of a module. */
function importsOf({ path: file, text }: ModuleSource): Import[] {
  const named = ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName)
  const urls = [...text.matchAll(/new URL\(\s*'([^']+)'\s*,\s*import\.meta\.url/g)].map((match) => match[1]!)
  return [...named, ...urls].map((specifier) => {
    const bare = specifier.replace(/[?].*$/, '')
    if (bare.startsWith('#')) return { file, target: bare.slice(1), isPackage: false }
    if (bare.startsWith('.')) return { file, target: path.posix.join(path.posix.dirname(file), bare), isPackage: false }
    return { file, target: bare, isPackage: true }
  })
}

function isBarrel({ path: file, text }: ModuleSource): boolean {
  if (!/^export\s+(\*|type\s*\{|\{)/m.test(text)) return false
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined),
  )
}
