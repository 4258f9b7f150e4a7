import type { PlannedRoute } from '../../plan/plan.ts'
import type { AnswerRoute, AnswerStep } from './answer.ts'
import { dimensionsOf, knowsMetres, placeWords, stationWords, sumOf } from './file-words.ts'
import type { VroomProblem } from './read-vroom.ts'
import type { VroomTask } from './tasks.ts'

/** A route with its cost before rounding, in costs of the problem. */
export interface DrawnRoute {
  readonly route: AnswerRoute
  readonly cost: number
}

/** The route of the vehicle at a position, which has stops, as steps. */
export function drawRoute(read: VroomProblem, planned: PlannedRoute, at: number): DrawnRoute {
  const { problem, costs, timeLine } = read
  const route = problem.routes[at]!
  const vehicle = read.vehicles[at]!
  const taskOf = new Map(read.tasks.map((task) => [task.visitId, task]))
  const visitOf = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const mine = planned.stops.flatMap(({ kind, id }) => (kind === 'visit' ? [taskOf.get(id)!] : []))
  const zeros = Array.from({ length: dimensionsOf(read) }, () => 0)
  const withMetres = knowsMetres(read)
  const way = wayOf(read, at)
  let load = mine.reduce((total, task) => (task.atStation ? total : sumOf(total, task.amounts.delivery)), zeros)
  let [setup, service, waiting] = [0, 0, 0]
  let cost = route.fixedCost
  const steps: AnswerStep[] = []
  const step = (type: AnswerStep['type'], arrival: number, rest: Partial<AnswerStep>) => {
    const own = { setup: 0, service: 0, waiting_time: 0, ...rest }
    setup += own.setup
    service += own.service
    waiting += own.waiting_time
    steps.push({
      type,
      ...own,
      ...(zeros.length > 0 ? { load } : {}),
      arrival: arrival + timeLine.origin,
      duration: way.seconds,
      ...(withMetres ? { distance: way.metres } : {}),
      violations: [],
    })
  }
  const stepAtStation = (type: 'pickup' | 'delivery', time: number) => {
    for (const { atStation, amounts } of mine) {
      if (atStation?.type !== type) continue
      load = type === 'pickup' ? sumOf(load, amounts.delivery) : sumOf(load, amounts.pickup, -1)
      step(type, time, { id: atStation.step.id, ...placeWords(atStation.step) })
    }
  }

  if (route.startPlace !== null) step('start', planned.departAt, stationWords(vehicle, 'start'))
  stepAtStation('pickup', planned.departAt)
  for (const stop of planned.stops) {
    const takes = stop.endAt - stop.startAt
    const times = { waiting_time: stop.startAt - stop.arriveAt, service: takes }
    if (stop.kind === 'visit') {
      const visit = visitOf.get(stop.id)!
      const task = taskOf.get(stop.id)!
      way.to(visit.place)
      cost += route.serviceCost * takes
      load = sumOf(sumOf(load, task.amounts.delivery, -1), task.amounts.pickup)
      const split = { setup: takes - visit.service, service: visit.service }
      step(task.type, stop.arriveAt, { id: task.step.id, ...placeWords(task.step), ...times, ...split })
    } else {
      const description = vehicle.breaks.find(({ id }) => String(id) === stop.id)?.description
      step('break', stop.arriveAt, {
        id: Number(stop.id),
        ...(description === undefined ? {} : { description }),
        ...times,
      })
    }
  }
  way.to(route.endPlace)
  stepAtStation('delivery', planned.returnAt)
  if (route.endPlace !== null) step('end', planned.returnAt, stationWords(vehicle, 'end'))

  cost += way.cost
  const drawn: AnswerRoute = {
    vehicle: vehicle.id,
    cost: Math.round(cost / costs.unit),
    ...(vehicle.description === undefined ? {} : { description: vehicle.description }),
    ...(zeros.length > 0 ? amountsOf(mine, zeros) : {}),
    setup,
    service,
    duration: way.seconds,
    waiting_time: waiting,
    priority: mine.reduce((sum, { priority, atStation }) => sum + priority * (atStation ? 2 : 1), 0),
    ...(withMetres ? { distance: way.metres } : {}),
    steps,
    violations: [],
  }
  return { route: drawn, cost }
}

/** What is brought and fetched in all; a shipment counts as both. */
function amountsOf(tasks: readonly VroomTask[], zeros: readonly number[]) {
  const add = (one: 'delivery' | 'pickup', other: 'delivery' | 'pickup') =>
    tasks.reduce(
      (total, { amounts, atStation }) => sumOf(sumOf(total, amounts[one]), atStation ? amounts[other] : []),
      [...zeros],
    )
  return { delivery: add('delivery', 'pickup'), pickup: add('pickup', 'delivery') }
}

/** The way of a vehicle, leg by leg. */
function wayOf({ problem, costs }: VroomProblem, at: number) {
  const route = problem.routes[at]!
  const matrix = problem.matrices[route.profile]!
  const metresOf = costs.metresOf[at]!
  let place = route.startPlace
  return {
    seconds: 0,
    metres: 0,
    /** Cost of the legs, in costs of the problem. */
    cost: 0,
    to(next: number | null) {
      if (place !== null && next !== null) {
        const cell = place * matrix.places + next
        const ticks = Math.max(0, matrix.ticks[cell]!)
        this.seconds += ticks
        this.metres += Math.max(0, metresOf?.[cell] ?? 0)
        this.cost += ticks * costs.weights.travel
        this.cost += Math.round(((matrix.metres?.[cell] ?? 0) * costs.weights.distance) / 1000)
      }
      place = next
    },
  }
}
