import { insert } from '#shared/commands/change.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { commands } from '#shared/commands/registry.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { settingsSetStatusMapping } from '#shared/commands/settings/set-status-mapping.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { visitMoves } from '#shared/domain/visit/visit-status.ts'
import {
  aheadOrder,
  mappedStatuses,
  mappingFaults,
  overOrder,
  statusMappingOf,
} from '#shared/domain/work-order/status-mapping.ts'
import type { StatusMapping } from '#shared/domain/work-order/status-mapping.ts'
import { legalMoves } from '#shared/domain/work-order/work-order-status.ts'
import { statusMappingPreview } from '#shared/queries/cycle.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { Result } from '#shared/kernel/result.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import type { LivingRecords } from './life-cycle-invariants.ts'
import { randomArguments } from './random-arguments.ts'
import { officeZone, openSmallOffice } from './small-office.ts'
import type { TestBackend, TestBackendOptions } from './test-backend.ts'
import { fresh, write } from './write-records.ts'

/** Names of the commands that touch requests, work orders and visits: every one of them takes part. */
const lived =
  /^(request|requestLink|bundle|workOrder|visit|visitDependency|hold|checklist|approval|cost|quote|invoice)\./
const livedCommands = commands.filter(({ name }) => lived.test(name))

/** An office in which everybody can do everything, with some requests, work orders and desk work. */
export function openLivelyOffice(options: TestBackendOptions = {}): TestBackend {
  const desk = openSmallOffice(options)
  write(desk, [
    ...['oak', 'elm'].map((id) =>
      insert('technicianSkills', { id: `${id} roads`, technicianId: id, skillId: 'Roads', level: 3 }),
    ),
    ...[1, 2, 3, 4].map((number) =>
      fresh('requests', { id: `r${number}`, number, workTypeId: 'v1 type', siteId: 'v1 site', openedAt: 1 }),
    ),
    fresh('workTypes', { id: 'desk', name: 'Letter', category: 'Desk', fieldWork: false }),
    fresh('workOrders', { id: 'desk order', number: 90, workTypeId: 'desk', openedAt: 1 }),
  ])
  desk.run({ ...requestAccept, name: 'request.accept' }, { requestId: 'r1' })
  return desk
}

/** Every record that lives together, as it is now. */
export function livingRecords(desk: TestBackend): LivingRecords {
  const { records } = desk.backend.context.store
  return {
    requests: records.all('requests'),
    workOrders: records.all('workOrders'),
    visits: records.all('visits'),
    people: records.all('visitTechnicians'),
    holds: records.all('holds'),
    mapping: statusMappingOf(records.get('settings', settingNames.statusMapping)?.value),
  }
}

/** What one step did: its name and how it ended. */
export interface LivedStep {
  readonly name: string
  readonly result: Result<unknown, AppError>
}

/** One step of the life of an office, decided by a seed and what is there: a command that makes sense, any command at all, undo, redo, or time that passes. */
export async function liveOneStep(desk: TestBackend, seed: number): Promise<LivedStep> {
  const random = seededRandom(seed)
  const { history } = desk.backend.context
  const dice = random.integer(1, 100)
  if (dice <= 8) return { name: 'undo', result: history.undo() }
  if (dice <= 12) return { name: 'redo', result: history.redo() }
  if (dice <= 18) {
    desk.clock.advance(random.integer(1, 8) * 15 * minuteMs)
    return { name: 'time passes', result: { ok: true, value: null } }
  }
  if (dice <= 20) return newMapping(desk, random)
  if (dice <= 72) return sensible(desk, random)
  const command = random.pick(livedCommands)
  return runRandom(desk, command, random)
}

function runRandom(desk: TestBackend, command: CommandDefinition, random: Random): LivedStep {
  const { records } = desk.backend.context.store
  const ids = (...kinds: Parameters<typeof records.all>[0][]) =>
    kinds.flatMap((kind) => records.all(kind).map(({ id }) => id))
  const args = randomArguments(command, random, {
    now: desk.clock.now(),
    zone: officeZone,
    ids: {
      visit: ids('visits'),
      workOrder: ids('workOrders'),
      request: ids('requests'),
      technician: ids('technicians'),
      workType: ids('workTypes'),
      site: ids('sites'),
      territory: ids('territories'),
      hold: ids('holds'),
      dependency: ids('visitDependencies'),
      approval: ids('approvals'),
      bundle: ids('bundles'),
      link: ids('requestLinks'),
      line: ids('costLines', 'quoteLines'),
      invoice: ids('invoiceDrafts'),
    },
  })
  return { name: command.name, result: desk.run(command, args as never) }
}

/** A move that is legal, with what it needs: so that lives get far. */
function sensible(desk: TestBackend, random: Random): LivedStep {
  const { workOrders, visits, mapping } = livingRecords(desk)
  const now = desk.clock.now()
  if (random.chance(0.35)) {
    const order = random.pick(workOrders)
    const own = visits.filter(({ workOrderId }) => workOrderId === order.id)
    const moves = legalMoves({ status: order.status, visits: own.map(({ status }) => status), mapping })
    const move = random.pick(onwards(moves, random))
    if (move.to === 'closed')
      return { name: 'workOrder.close', result: desk.run(workOrderClose, { workOrderId: order.id }) }
    const args = { workOrderId: order.id, status: move.to, reason: 'Parts', undecided: 'asPlanned' } as const
    return { name: `work order to ${move.to}`, result: desk.run(workOrderSetStatus, args) }
  }
  const visit = random.pick(visits)
  const order = workOrders.find(({ id }) => id === visit.workOrderId)!
  const moves = visitMoves(visit, order.status)
  if (moves.length === 0) return { name: 'nothing', result: { ok: true, value: null } }
  const { to } = random.pick(onwards(moves, random))
  if (to === 'scheduled') {
    const startsAt = Math.ceil(now / hourMs) * hourMs + random.integer(0, 40) * 15 * minuteMs
    const technicianId = random.pick(['oak', 'elm'])
    const args = { visitId: visit.id, technicianId, startsAt, overrideReason: 'Yes' }
    return { name: 'visit.schedule', result: desk.run(visitSchedule, args) }
  }
  const args = {
    visitId: visit.id,
    status: to,
    reason: 'No access',
    ...(random.chance(0.5) ? { arrivedAt: now - 30 * minuteMs, leftAt: now } : {}),
    opensNext: random.chance(0.8),
  }
  return { name: `visit to ${to}`, result: desk.run(visitSetStatus, args) }
}

/** Mostly the moves that lead on rather than out: lives should get far. */
function onwards<T extends { readonly to: string }>(moves: readonly T[], random: Random): readonly T[] {
  const on = moves.filter(({ to }) => to !== 'cancelled' && to !== 'toSchedule')
  return on.length > 0 && random.chance(0.85) ? on : moves
}

/** Another mapping, drawn at random: a wrong one is refused, a right one moves the work orders its preview names. */
async function newMapping(desk: TestBackend, random: Random): Promise<LivedStep> {
  const mapping = randomMapping(random)
  const preview = await desk.client.query(statusMappingPreview, { mapping })
  const workOrderIds = preview.ok ? preview.value.workOrderIds : []
  return { name: 'mapping', result: desk.run(settingsSetStatusMapping, { mapping, workOrderIds }) }
}

/** A mapping that may be used, more often than not far from the built-in one. */
export function randomMapping(random: Random): StatusMapping {
  for (;;) {
    const draw = (order: readonly string[]) =>
      Object.fromEntries(order.map((visit) => [visit, random.pick(mappedStatuses)]))
    const mapping = { ahead: draw(aheadOrder), over: draw(overOrder) } as unknown as StatusMapping
    const kept = { ...mapping.ahead } as Record<string, string>
    for (const visit of aheadOrder)
      if (kept[visit] === 'done' || kept[visit] === 'cancelled') kept[visit] = 'inProgress'
    kept['toSchedule'] = 'open'
    const softened = { ...mapping, ahead: kept } as unknown as StatusMapping
    if (mappingFaults(softened).length === 0) return softened
  }
}
