import { readFileSync } from 'node:fs'
import { readSolomon, ticksPerUnit } from '#optimizer/formats/solomon.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { kovacsTotal, readKovacs } from './kovacs.ts'
import { pillacDuration, readPillac } from './pillac.ts'

/** An instance on disk. */
export type InstanceFile =
  | { readonly family: 'vrptw'; readonly file: string }
  | { readonly family: 'pillac'; readonly file: string }
  | { readonly family: 'kovacs'; readonly file: string; readonly technicians: string }

/** An instance as a problem, and what its authors count. */
export interface Instance {
  readonly problem: Problem
  /** Distance, total or duration in the file's units. */
  valueOf(plan: Plan): number
}

/** Reads an instance of a published set. */
export function readInstance(from: InstanceFile): Instance {
  if (from.family === 'vrptw') {
    const read = readSolomon(readFileSync(from.file, 'utf8'))
    if (!read.ok) throw new Error(`${from.file}: ${read.error.message}`)
    return { problem: read.value, valueOf: (plan) => (plan.terms.travel ?? 0) / ticksPerUnit }
  }
  if (from.family === 'pillac') return { problem: readPillac(from.file), valueOf: pillacDuration }
  const kovacs = readKovacs(from.file, from.technicians)
  return { problem: kovacs.problem, valueOf: (plan) => kovacsTotal(plan, kovacs) }
}
