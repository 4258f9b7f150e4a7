import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { InstanceFile } from './instance.ts'

/** An instance with the value to compare with. */
export interface BenchInstance {
  readonly name: string
  readonly from: InstanceFile
  readonly best: number
}

/** Some instances for so many processor seconds, and how far from the best they may be in the mean. */
export interface BenchSet {
  readonly name: string
  readonly instances: readonly BenchInstance[]
  readonly seeds: readonly number[]
  readonly seconds: number
  /** Mean gap in percent; negative where the value must lie below the one compared with. */
  readonly target: number
  /** Largest gap of any instance, in percent; null where only the mean counts. */
  readonly worst: number | null
}

interface BestKnown {
  readonly vrptw: Readonly<Record<string, { readonly dimacs: { readonly distance: number }; readonly file: string }>>
  readonly pillac_trsp: { readonly bks: Readonly<Record<string, { readonly duration: number }>> }
}

/** Totals of VROOM (five explorations, two threads) on technician instances with reduced crews, measured before. */
const vroomTotals: Readonly<Record<string, number>> = {
  C101_5x4: 6627.5,
  C101_7x4: 6255.5,
  R103_5x4: 2207.5,
  R103_7x4: 2702.5,
  RC101_5x4: 6294.3,
  RC101_7x4: 6946.3,
  C203_5x4: 2451.6,
  C203_7x4: 2385.2,
  R201_5x4: 3087.3,
  R201_7x4: 2734.5,
  RC203_5x4: 2550.7,
  RC203_7x4: 2338.5,
}

/** One of each class where there is time for it, chosen before anything was measured: 400 processor seconds in all. */
const samples: Readonly<Record<string, readonly string[]>> = {
  'solomon 3': ['C101', 'C104', 'C204', 'R101', 'R104', 'R112', 'R201', 'R208', 'RC101', 'RC108', 'RC204', 'RC208'],
  'solomon 10': ['C104', 'R104', 'R208', 'RC108'],
  'gh200 10': ['C1_2_2', 'C2_2_2', 'R1_2_2', 'R2_2_2', 'RC1_2_2', 'RC2_2_2'],
  'gh400 10': ['C1_4_2', 'R1_4_2', 'R2_4_2', 'RC2_4_2'],
  'gh1000 10': ['C1_10_2', 'R1_10_2', 'R2_10_2', 'RC1_10_2'],
  'gh1000 60': ['R1_10_2'],
  'pillac 30': ['C101.100_25-5-5-5', 'R104.100_25-5-5-5'],
}

/** The sets in the folder of instances: all of them, or the sample that ends within five minutes. */
export function benchSets(folder: string, full: boolean): BenchSet[] {
  const best = JSON.parse(readFileSync(path.join(folder, 'bks.json'), 'utf8')) as BestKnown
  const pick = (sample: string, instances: readonly BenchInstance[]) =>
    full ? instances : instances.filter(({ name }) => samples[sample]!.includes(name))
  const vrptw = (set: string) =>
    Object.entries(best.vrptw)
      .filter(([, { file }]) => file.startsWith(`${set}/`))
      .map(([name, { dimacs, file }]): BenchInstance => ({
        name,
        from: { family: 'vrptw', file: path.join(folder, file) },
        best: dimacs.distance,
      }))
  const seeds = full ? [1, 2, 3] : [1]
  const sized = (size: string, seconds: number, target: number, label: string): BenchSet => ({
    name: `${label}, ${seconds} s`,
    instances: pick(`${size} ${seconds}`, vrptw(size)),
    seeds: size === 'solomon' ? seeds : [1],
    seconds,
    target,
    worst: null,
  })
  return [
    sized('solomon', 3, 1, 'Solomon 100'),
    sized('solomon', 10, 0.4, 'Solomon 100'),
    sized('gh200', 10, 0.6, 'Gehring-Homberger 200'),
    sized('gh400', 10, 1.6, 'Gehring-Homberger 400'),
    sized('gh1000', 10, 3.5, 'Gehring-Homberger 1000'),
    sized('gh1000', 60, 2, 'Gehring-Homberger 1000'),
    {
      name: 'Kovacs technicians against VROOM, 5 s',
      instances: kovacs(folder),
      seeds: [1],
      seconds: 5,
      target: -9,
      worst: 0,
    },
    {
      name: 'Pillac technicians, 30 s',
      instances: pick('pillac 30', pillac(folder, best)),
      seeds: [1],
      seconds: 30,
      target: 3,
      worst: null,
    },
  ].filter(({ instances }) => instances.length > 0)
}

function kovacs(folder: string): BenchInstance[] {
  const place = (...parts: string[]) => path.join(folder, 'kovacs-strsp', ...parts)
  return Object.entries(vroomTotals).map(([name, best]) => ({
    name,
    from: {
      family: 'kovacs',
      file: place('tasks_noTeam', `${name}_noTeam.txt`),
      technicians: place('techniciansReduced_noTeam', `technicians_${name}_noTeam.txt`),
    },
    best,
  }))
}

function pillac(folder: string, { pillac_trsp: { bks } }: BestKnown): BenchInstance[] {
  const here = path.join(folder, 'pillac-trsp')
  return readdirSync(here).flatMap((file) => {
    const name = file.replace(/\.txt$/, '')
    const known = bks[name]
    return known ? [{ name, from: { family: 'pillac', file: path.join(here, file) }, best: known.duration }] : []
  })
}
