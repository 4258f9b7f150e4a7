import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repositoryRoot } from '#scripts/source-files.ts'

/** A folder with a small application of its own, removed at the end of the block. */
export interface FixtureApplication extends Disposable {
  readonly folder: string
  /** A folder for its data, inside the folder. */
  readonly dataDir: string
}

/** Writes an application: `main` is the text of its main program, `preload` of its preload, the rest are pages. */
export function fixtureApplication(
  main: string,
  preload: string,
  pages: Readonly<Record<string, string>>,
): FixtureApplication {
  const application = emptyApplication(pages)
  const write = (file: string, text: string) => writeFileSync(path.join(application.folder, file), text)
  mkdirSync(path.join(application.folder, 'out/main'), { recursive: true })
  mkdirSync(path.join(application.folder, 'out/preload'), { recursive: true })
  write('out/main/main.js', main)
  write('out/preload/preload.cjs', preload)
  return application
}

/** Our real built main program and preload, with pages of the test's own in place of the renderer. */
export function shellWithPages(pages: Readonly<Record<string, string>>): FixtureApplication {
  const application = emptyApplication(pages)
  for (const part of ['main', 'preload']) {
    symlinkSync(path.join(repositoryRoot, 'out', part), path.join(application.folder, 'out', part))
  }
  return application
}

function emptyApplication(pages: Readonly<Record<string, string>>): FixtureApplication {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-electron-'))
  mkdirSync(path.join(folder, 'out/renderer'), { recursive: true })
  const about = { name: 'fixture', version: '1.2.3', type: 'module', main: 'out/main/main.js' }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(about))
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(folder, 'out/renderer', name), text)
  return {
    folder,
    dataDir: path.join(folder, 'data'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
