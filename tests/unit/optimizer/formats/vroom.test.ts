import { describe, expect, test } from 'vitest'
import { readVroom } from '#optimizer/formats/vroom/read-vroom.ts'
import { writeVroom } from '#optimizer/formats/vroom/write-vroom.ts'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import { solve } from '#optimizer/solve.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const durations = [
  [0, 600, 900, 1200],
  [600, 0, 400, 800],
  [900, 400, 0, 500],
  [1200, 800, 500, 0],
]
const distances = durations.map((row) => row.map((seconds) => seconds * 10))
const matrices = { car: { durations, distances } }
const vehicle = { id: 7, start_index: 0, end_index: 0, time_window: [28_800, 64_800] }
const jobs = [1, 2, 3].map((id) => ({ id, location_index: id, service: 300 }))
const base = { vehicles: [vehicle], jobs, matrices }

const estimate = () => ({ seconds: 60, metres: 1_000 })
const read = (input: unknown) => readVroom(JSON.stringify(input), estimate)
const messageOf = (input: unknown) => {
  const result = read(input)
  return result.ok ? null : result.error.message
}
function answerTo(input: unknown) {
  const vroom = expectOk(read(input))
  expect(faultsOf(vroom.problem)).toEqual([])
  const { plan } = solve(vroom.problem, { seed: 1, budget: { iterations: 300 } })
  expect(whatIsWrong(vroom.problem, plan)).toEqual([])
  const answer = writeVroom(vroom, plan)
  const skipped = plan.terms.unassigned ?? 0
  expect(answer.summary.cost).toBe(Math.round((plan.cost - skipped) / vroom.costs.unit))
  return answer
}

describe('a problem in the JSON format of VROOM', () => {
  test('is answered with steps, times, load and totals', () => {
    const answer = answerTo({
      ...base,
      vehicles: [{ ...vehicle, capacity: [4], description: 'Van' }],
      jobs: jobs.map((job) => ({ ...job, delivery: [1], setup: 60, priority: 5 })),
    })
    expect(answer).toMatchObject({ code: 0, unassigned: [] })
    expect(answer.summary).toMatchObject({
      routes: 1,
      unassigned: 0,
      cost: 2_700,
      duration: 2_700,
      distance: 27_000,
      setup: 180,
      service: 900,
      waiting_time: 0,
      priority: 15,
      delivery: [3],
      pickup: [0],
      violations: [],
    })
    const [route] = answer.routes
    expect(route).toMatchObject({ vehicle: 7, description: 'Van', cost: 2_700 })
    const [start, first] = route!.steps
    expect(start).toMatchObject({ type: 'start', load: [3], arrival: 28_800, duration: 0, location_index: 0 })
    expect(first).toMatchObject({ type: 'job', load: [2], setup: 60, service: 300, waiting_time: 0 })
    expect(route!.steps.at(-1)).toMatchObject({ type: 'end', load: [0], arrival: 28_800 + 2_700 + 1_080 })
  })

  test('keeps real timestamps, several windows and a break', () => {
    const monday = 1_700_000_000
    const pause = { id: 9, service: 1_800, time_windows: [[monday + 3_000, monday + 4_000]] }
    const windows = [
      [monday + 9_000, monday + 9_500],
      [monday, monday + 10],
    ]
    const answer = answerTo({
      ...base,
      vehicles: [{ ...vehicle, time_window: [monday, monday + 30_000], breaks: [pause] }],
      jobs: [
        { id: 1, location_index: 1, service: 300, time_windows: windows },
        { id: 2, location_index: 2, service: 1_500, time_windows: [[monday + 900, monday + 1_000]] },
      ],
    })
    const steps = answer.routes[0]!.steps
    const startOf = ({ arrival, waiting_time: waiting }: (typeof steps)[number]) => arrival + waiting
    const taken = steps.find(({ type }) => type === 'break')!
    expect(taken).toMatchObject({ id: 9, service: 1_800 })
    expect(startOf(taken)).toBeGreaterThanOrEqual(monday + 3_000)
    expect(startOf(taken)).toBeLessThanOrEqual(monday + 4_000)
    const first = startOf(steps.find(({ id, type }) => type === 'job' && id === 1)!)
    expect(first).toBeGreaterThanOrEqual(monday + 9_000)
    expect(first).toBeLessThanOrEqual(monday + 9_500)
    expect(answer.summary.service).toBe(300 + 1_500 + 1_800)
  })

  test('leaves out the lowest priorities first, and then as few as it can', () => {
    const short = { ...vehicle, time_window: [0, 3_000] }
    const ranked = jobs.map((job) => ({ ...job, priority: job.id === 3 ? 1 : 0 }))
    const answer = answerTo({ ...base, vehicles: [short], jobs: ranked })
    expect(answer.unassigned.map(({ id }) => id)).not.toContain(3)
    const skilled = answerTo({ ...base, jobs: [{ ...jobs[0], skills: [4] }, jobs[1]] })
    expect(skilled.unassigned).toEqual([{ id: 1, type: 'job', location_index: 1 }])
  })

  test('counts costs by hour, kilometre, task and vehicle, also where vehicles differ, and own cost matrices', () => {
    const [one] = jobs
    const costs = { fixed: 100, per_hour: 36, per_km: 2, per_task_hour: 12 }
    const alike = answerTo({ ...base, jobs: [one], vehicles: [{ ...vehicle, costs }] })
    expect(alike.summary.cost).toBe(100 + (1_200 / 3_600) * 36 + 12 * 2 + 1)
    const dear = { ...vehicle, id: 8, costs: { ...costs, per_hour: 7_200 } }
    const differing = answerTo({ ...base, jobs: [one], vehicles: [dear, { ...vehicle, costs }] })
    expect(differing.routes.map((route) => route.vehicle)).toEqual([7])
    expect(differing.summary.cost).toBe(alike.summary.cost)
    const own = { car: { durations, costs: durations.map((row) => row.map((_, column) => column)) } }
    expect(answerTo({ ...base, jobs: [jobs[2]], matrices: own }).summary).toMatchObject({ cost: 3, duration: 2_400 })
  })

  test('knows profiles, speeds, and limits of tasks, travel and way', () => {
    const bike = { durations: durations.map((row) => row.map((seconds) => seconds * 3)) }
    const slow = { ...vehicle, profile: 'bike', speed_factor: 1.5 }
    const answer = answerTo({ ...base, vehicles: [slow], jobs: [jobs[0]], matrices: { ...matrices, bike } })
    expect(answer.summary.duration).toBe(2 * 1_200)
    const left = (limit: object) => answerTo({ ...base, vehicles: [{ ...vehicle, ...limit }] }).summary.unassigned
    expect(left({ max_tasks: 2 })).toBe(1)
    expect(left({ max_travel_time: 1_200 })).toBe(2)
    expect(left({ max_distance: 12_000 })).toBe(2)
  })

  test('begins with the steps of the vehicles', () => {
    const steps = [{ type: 'start' }, { type: 'job', id: 3 }, { type: 'job', id: 1 }, { type: 'end' }]
    const { problem } = expectOk(read({ ...base, vehicles: [{ ...vehicle, steps }] }))
    expect(problem.published.map(({ visitId }) => visitId)).toEqual(['job 3', 'job 1'])
    expect(problem.published[0]!.start).toBeLessThan(problem.published[1]!.start)
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, steps: [{ type: 'job', id: 99 }] }] })).toContain('no job 99')
  })

  test('may have coordinates instead of matrices, and then says that travel is estimated', () => {
    const points = {
      vehicles: [{ id: 1, start: [8, 50] }],
      jobs: [
        { id: 1, location: [8.1, 50] },
        { id: 2, location: [8, 50] },
      ],
    }
    expect(expectOk(read(points)).estimated).toBe(true)
    const answer = answerTo(points)
    expect(answer.routes[0]!.steps.map(({ type }) => type)).toEqual(['start', 'job', 'job'])
    expect(answer.routes[0]!.steps[1]!.location).toBeDefined()
    expect(messageOf({ ...points, jobs: [{ id: 1, location_index: 3 }] })).toContain('needs coordinates')
  })

  test('may have shipments with one end at the depot', () => {
    const pickup = { id: 1, location_index: 0 }
    const delivery = { id: 2, location_index: 2, service: 60 }
    const shipment = { pickup, delivery, amount: [2], priority: 3 }
    const van = { ...vehicle, capacity: [3] }
    const answer = answerTo({ ...base, vehicles: [van], jobs: [], shipments: [shipment] })
    expect(answer.routes[0]!.steps.map(({ type, load }) => [type, load])).toEqual([
      ['start', [0]],
      ['pickup', [2]],
      ['delivery', [0]],
      ['end', [0]],
    ])
    expect(answer.summary).toMatchObject({ priority: 6, delivery: [2], pickup: [2] })
    const full = { ...base, vehicles: [{ ...van, capacity: [1] }], jobs: [], shipments: [shipment] }
    expect(answerTo(full).unassigned.map(({ type, id }) => `${type} ${id}`)).toEqual(['delivery 2', 'pickup 1'])
    const between = { ...shipment, pickup: { id: 1, location_index: 1 } }
    expect(messageOf({ ...base, vehicles: [van], jobs: [], shipments: [between] })).toContain('shipments[0]')
  })

  test('is refused with the place where it means something that cannot be planned', () => {
    expect(readVroom('{', estimate)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no JSON') as string },
    })
    expect(messageOf({ ...base, surprise: 1 })).toContain('surprise')
    expect(messageOf({ ...base, jobs: [{ ...jobs[0], service: -1 }] })).toContain('jobs.0.service')
    expect(messageOf({ ...base, jobs: [{ ...jobs[0], prio: 1 }] })).toContain('prio')
    expect(messageOf({ ...base, jobs: [{ ...jobs[0], priority: 101 }] })).toContain('jobs.0.priority')
    expect(messageOf({ ...base, jobs: [jobs[0], jobs[0]] })).toContain('id 1')
    expect(messageOf({ ...base, jobs: [] })).toContain('no job')
    expect(messageOf({ ...base, vehicles: [] })).toContain('no vehicle')
    expect(messageOf({ ...base, vehicles: [{ id: 1 }] })).toContain('a start or an end')
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, profile: 'bus' }] })).toContain('"bus"')
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, start_index: 9 }] })).toContain('no place 9')
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, time_window: [9, 1] }] })).toContain('ends (1) before')
    expect(messageOf({ ...base, matrices: { car: { durations: [[0, 1]] } } })).toContain('row 0 has 2 columns')
    expect(messageOf({ ...base, matrices: { car: { durations: [[-1]] } } })).toContain('row 0, column 0: -1')
    const both = jobs.map((job) => ({ ...job, delivery: [1], pickup: [1] }))
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, capacity: [9] }], jobs: both })).toContain('both delivered')
    expect(messageOf({ ...base, jobs: [{ ...jobs[0], delivery: [1] }] })).toContain('capacity')
    const costs = { per_km: 1 }
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, costs }], matrices: { car: { durations } } })).toContain(
      'distances',
    )
    const breaks = [{ id: 1, service: 10, time_windows: [[0, 1]], max_load: [1] }]
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, breaks }] })).toContain('max_load')
    expect(messageOf({ ...base, vehicles: [{ ...vehicle, breaks: [{ id: 1 }] }] })).toContain('exactly one window')
    const perType = [{ ...jobs[0], service_per_type: { a: 5 } }]
    const two = [vehicle, { ...vehicle, id: 8, type: 'a' }]
    expect(messageOf({ ...base, vehicles: two, jobs: perType })).toContain('service_per_type')
  })

  test('with a hole in its matrix never uses the way that is not there', () => {
    const torn = durations.map((row, from) => row.map((seconds, to) => (from === 0 && to === 1 ? null : seconds)))
    const answer = answerTo({ ...base, jobs: [jobs[0], jobs[1]], matrices: { car: { durations: torn } } })
    expect(answer.routes[0]!.steps[1]!.id).toBe(2)
  })
})
