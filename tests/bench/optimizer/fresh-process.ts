import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

/** Runs a program of this folder in a process of its own and reads the JSON it writes. */
export function inFreshProcess<T>(program: string, asked: unknown): Promise<T> {
  const file = path.join(repositoryRoot, 'tests', 'bench', 'optimizer', program)
  return new Promise<T>((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, JSON.stringify(asked)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (text: Buffer) => void (out += text.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as T)
      else reject(new Error(`${program} ended with ${code}`))
    })
  })
}

/** Does work on all items, as many at once as there are processors; answers in their order. */
export async function onAllCores<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length)
  let next = 0
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]!)
  }
  await Promise.all(Array.from({ length: Math.min(items.length, availableParallelism()) }, worker))
  return results
}
