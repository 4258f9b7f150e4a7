import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPackage } from '@electron/asar'

/** Bytes by which packers find Electron's fuses in its program: mark, version 1, length, then one character a fuse. */
export const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseCount = 8

/**
 * Writes a folder that a packer takes for an unpacked Electron of the given version: the right files, with nothing in
 * them. What is packed from it has our real content and does not run.
 */
export async function writeStandInElectron(folder: string, version: string): Promise<void> {
  const resources = path.join(folder, 'resources')
  const emptyApp = path.join(folder, 'empty-app')
  mkdirSync(resources, { recursive: true })
  mkdirSync(emptyApp, { recursive: true })
  const fuses = Buffer.from([1, fuseCount, ...Array<number>(fuseCount).fill('1'.charCodeAt(0))])
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n#'), Buffer.from(fuseMark), fuses, Buffer.from('\n')])
  writeFileSync(path.join(folder, 'electron'), program)
  chmodSync(path.join(folder, 'electron'), 0o755)
  writeFileSync(path.join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(folder, name), '')
  writeFileSync(path.join(emptyApp, 'package.json'), '{}')
  await createPackage(emptyApp, path.join(resources, 'default_app.asar'))
}
