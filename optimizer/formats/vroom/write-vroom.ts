import type { Plan } from '../../plan/plan.ts'
import type { AnswerTotals, AnswerUnassigned, VroomAnswer } from './answer.ts'
import { drawRoute } from './draw-route.ts'
import { dimensionsOf, knowsMetres, placeWords, sumOf } from './file-words.ts'
import type { VroomProblem } from './read-vroom.ts'
import type { VroomTask } from './tasks.ts'

/** A plan in VROOM's words. The same plan gives the same answer to the byte: no computing times are in it. */
export function writeVroom(read: VroomProblem, plan: Plan): VroomAnswer {
  const drawn = plan.routes.flatMap((planned, at) => (planned.stops.length > 0 ? [drawRoute(read, planned, at)] : []))
  const routes = drawn.map(({ route }) => route)
  const byId = new Map(read.tasks.map((task) => [task.visitId, task]))
  const unassigned = plan.unassigned.flatMap(({ visitId }) => leftOut(byId.get(visitId)!))
  const cost = Math.round(drawn.reduce((total, one) => total + one.cost, 0) / read.costs.unit)
  const add = (name: 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority') =>
    routes.reduce((total, route) => total + route[name], 0)
  const zeros = Array.from({ length: dimensionsOf(read) }, () => 0)
  const amounts = {
    delivery: routes.reduce((total, { delivery }) => sumOf(total, delivery), zeros),
    pickup: routes.reduce((total, { pickup }) => sumOf(total, pickup), zeros),
  }
  const totals: AnswerTotals = {
    cost,
    ...(zeros.length > 0 ? amounts : {}),
    setup: add('setup'),
    service: add('service'),
    duration: add('duration'),
    waiting_time: add('waiting_time'),
    priority: add('priority'),
    ...(knowsMetres(read) ? { distance: routes.reduce((total, { distance = 0 }) => total + distance, 0) } : {}),
    violations: [],
  }
  return {
    code: 0,
    summary: { ...totals, routes: routes.length, unassigned: unassigned.length },
    unassigned,
    routes,
  }
}

function leftOut({ type, step, atStation }: VroomTask): AnswerUnassigned[] {
  const own = { id: step.id, type, ...placeWords(step) }
  return atStation ? [own, { id: atStation.step.id, type: atStation.type, ...placeWords(atStation.step) }] : [own]
}
