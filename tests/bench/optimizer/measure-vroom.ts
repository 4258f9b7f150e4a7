import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Problem } from '#optimizer/problem/problem.ts'
import { told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { readInstance } from './instance.ts'
import type { BenchInstance, BenchSet } from './sets.ts'

const run = promisify(execFile)

/** From so many visits on, one exploration: five take minutes. */
const largeVisits = 1_000
const ticksPerUnit = 10

interface VroomResult {
  readonly summary: { readonly cost: number; readonly unassigned: number }
  readonly unassigned: readonly { readonly id: number }[]
}

/** The same instances by the binary that `VROOM_BIN` names, one thread each; skipped with a line where it names none. */
export async function measureVroom(sets: readonly BenchSet[], say: (text: string) => void): Promise<BenchResult[]> {
  const binary = process.env['VROOM_BIN']
  if (!binary) {
    say('VROOM_BIN is not set: the comparison in the same run is skipped')
    return []
  }
  const results: BenchResult[] = []
  const done = new Map<string, number>()
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-vroom-'))
  try {
    for (const set of sets) {
      if (set.instances.some(({ from }) => from.family === 'pillac')) continue
      for (const instance of set.instances) {
        if (done.has(instance.name)) continue
        const begun = performance.now()
        const gap = await gapOf(binary, folder, instance)
        done.set(instance.name, gap)
        say(`VROOM: ${instance.name}: ${gap.toFixed(2)} % (${((performance.now() - begun) / 1_000).toFixed(1)} s)`)
      }
      const gaps = set.instances.map(({ name }) => done.get(name)!)
      results.push(told(`VROOM on ${set.name}: mean gap`, gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, '%'))
    }
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function gapOf(binary: string, folder: string, instance: BenchInstance): Promise<number> {
  const { problem } = readInstance(instance.from)
  const file = path.join(folder, 'problem.json')
  writeFileSync(file, JSON.stringify(asVroomFile(problem)))
  const explorations = problem.visits.length >= largeVisits ? '1' : '5'
  const { stdout } = await run(binary, ['-i', file, '-t', '1', '-x', explorations], { maxBuffer: 2 ** 28 })
  const { summary, unassigned } = JSON.parse(stdout) as VroomResult
  const away = unassigned.reduce((sum, { id }) => sum + problem.visits[id]!.skipCost, 0)
  const isMust = instance.from.family === 'vrptw'
  if (isMust && summary.unassigned > 0) return Number.NaN
  return 100 * ((summary.cost + (isMust ? 0 : away)) / ticksPerUnit / instance.best - 1)
}

/** Ticks as seconds; what leaving a visit out costs becomes a priority from 0 to 100. */
function asVroomFile({ visits, routes, matrices }: Problem): unknown {
  const { places, ticks } = matrices[0]!
  const highest = Math.max(...visits.map(({ skipCost }) => skipCost))
  const skillNumbers = new Map<string, number>()
  const numberOf = (skill: string, level: number) => {
    const name = `${skill} ${level}`
    skillNumbers.set(name, skillNumbers.get(name) ?? skillNumbers.size + 1)
    return skillNumbers.get(name)!
  }
  return {
    jobs: visits.map(({ place, service, windows, load, skills, skipCost }, id) => ({
      id,
      location_index: place,
      service,
      time_windows: windows.map(({ start, end }) => [start, end]),
      ...(load.length > 0 ? { delivery: load } : {}),
      skills: skills.map(({ skill, level }) => numberOf(skill, level)),
      priority: Math.round((100 * skipCost) / highest),
    })),
    vehicles: routes.map(({ startPlace, endPlace, shift, capacity, skills }, id) => ({
      id,
      start_index: startPlace,
      end_index: endPlace,
      time_window: [shift.start, shift.end],
      ...(capacity.length > 0 ? { capacity } : {}),
      skills: Object.entries(skills).flatMap(([skill, level]) =>
        Array.from({ length: level }, (_, below) => numberOf(skill, below + 1)),
      ),
    })),
    matrices: {
      car: {
        durations: Array.from({ length: places }, (_, row) => [...ticks.subarray(row * places, (row + 1) * places)]),
      },
    },
  }
}
