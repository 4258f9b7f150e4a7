/** One measured figure and what it should be. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the figure should reach; null where it is only told. */
  readonly target: number | null
  /** Whether it does; true without a target. */
  readonly ok: boolean
}

/** A file of `tests/bench/`: what `npm run bench -- <suite>` runs. */
export interface BenchSuite {
  readonly suite: string
  /** `say` tells how far it is, on standard error; `full` measures everything where a sample is usual. */
  run(say: (text: string) => void, full: boolean): Promise<readonly BenchResult[]>
}

/** A figure that should be at most `target`. */
export function atMost(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value: rounded(value), unit, target, ok: value <= target }
}

/** A figure that should be at least `target`. */
export function atLeast(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value: rounded(value), unit, target, ok: value >= target }
}

/** A figure without a target. */
export function told(name: string, value: number, unit: string): BenchResult {
  return { name, value: rounded(value), unit, target: null, ok: true }
}

/** The value below which the given share (0 to 1) of the samples lies: nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

const rounded = (value: number) => Number(value.toPrecision(4))
