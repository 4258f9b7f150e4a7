import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Whether this process may mount file systems: root on Linux, where the container allows it. */
export const mayMount = process.getuid?.() === 0 && process.platform === 'linux' && canMount()

function canMount(): boolean {
  const place = mkdtempSync(path.join(tmpdir(), 'fieldboard-mount-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0
  if (mounted) spawnSync('umount', [place])
  rmSync(place, { recursive: true, force: true })
  return mounted
}

/** Makes a folder a disk of its own, of a size like `3m`; unmounting it is the caller's. */
export function mountDisk(place: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place])
}

/** Gives a disk more room; what it holds stays. */
export function growDisk(place: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, place])
}

export function unmount(place: string): void {
  spawnSync('umount', [place])
}
