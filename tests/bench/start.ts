import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from '#scripts/build.ts'
import { repositoryRoot } from '#scripts/source-files.ts'
import { atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'

export const suite = 'start'

const runs = 5
const targetMs = 5_000

/** Second start to ready, as a person waits for it: installed and built, nothing open. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  await ensureBuilt(say)
  const samples: number[] = []
  for (let i = 0; i < runs; i++) {
    samples.push(await startOnceMs())
    say(`start ${i + 1} of ${runs}: ${Math.round(samples[i]!)} ms`)
  }
  return [
    atMost('second start to ready, median of 5', percentile(samples, 0.5), 'ms', targetMs),
    told('slowest of 5', Math.max(...samples), 'ms'),
  ]
}

/** Milliseconds from `npm start` to its line `Fieldboard is ready`. */
async function startOnceMs(): Promise<number> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [path.join(repositoryRoot, 'scripts/run.mjs'), 'scripts/start.ts', '--no-window', '--empty'],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<number>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString()
      if (output.includes('Fieldboard is ready: http')) resolve(performance.now() - started)
    })
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} before it was ready: ${output}`)))
  })
  try {
    return await ready
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
