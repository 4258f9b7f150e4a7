import type { Priority } from '../../domain/record/priority.ts'
import type { Request } from '../../domain/request/request.ts'
import type { ServiceLevels } from '../../domain/sla/service-levels.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import { deadlinesFrom } from '../../domain/work-order/deadlines.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import { dayOf } from '../../kernel/zone.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'

/** What accepting one request makes. `visitId` is null for desk work, which needs no trip. */
export interface Accepted {
  readonly requestId: string
  readonly workOrderId: string
  readonly workOrderNumber: number
  readonly visitId: string | null
}

/** What the person who accepts may say otherwise. */
export interface AcceptChoices {
  readonly priority?: Priority | undefined
  readonly durationMinutes?: number | undefined
  readonly resolveBy?: number | null | undefined
  /** What the work was estimated at when it was approved, in minor units. */
  readonly amountCents?: number | null | undefined
}

/**
 * The changes that turn a request into a work order: everything the request says is carried over, duration and skill
 * come from the work type unless the request says otherwise, deadlines from a date that was promised or else the policy.
 * Field work gets its first visit, with the window the customer took.
 */
export function workOrderOfRequest(
  request: Request,
  workType: WorkType,
  levels: ServiceLevels,
  choices: AcceptChoices,
  context: CommandContext,
): { readonly changes: readonly Change[]; readonly accepted: Accepted } {
  const workOrderId = context.newId()
  const visitId = workType.fieldWork ? context.newId() : null
  const number = context.nextNumber('workOrder')
  const priority = choices.priority ?? request.priority
  const { customerId, siteId, openedAt } = request
  const facts = { customerId, siteId, priority, workType, day: dayOf(openedAt, context.officeZone) }
  const promised = request.resolveByPromised ? (request.resolveBy ?? undefined) : undefined
  const dates = { resolveBy: choices.resolveBy === undefined ? promised : choices.resolveBy }
  const changes: Change[] = [
    insert('workOrders', {
      id: workOrderId,
      number,
      requestId: request.id,
      workTypeId: workType.id,
      customerId: request.customerId,
      siteId: request.siteId,
      assetId: request.assetId,
      territoryId: request.territoryId,
      team: request.team,
      title: request.title,
      description: request.description,
      status: 'open',
      priority,
      openedAt: request.openedAt,
      ...deadlinesFrom(openedAt, levels, facts, dates),
      completedAt: null,
      holdReason: null,
      workTypeVersion: workType.version,
      crewSize: workType.crewSize,
    }),
  ]
  if (visitId) {
    const durationMinutes = choices.durationMinutes ?? request.durationMinutes ?? workType.durationMinutes
    const window = { windowStartsAt: request.wishStartsAt, windowEndsAt: request.wishEndsAt }
    changes.push(insert('visits', newVisit({ id: visitId, workOrderId, sequence: 1, durationMinutes, ...window })))
  }
  const estimateCents = choices.amountCents ?? request.estimateCents
  changes.push(
    update('requests', request.id, { status: 'accepted', workOrderId, workTypeId: workType.id, estimateCents }),
  )
  return { changes, accepted: { requestId: request.id, workOrderId, workOrderNumber: number, visitId } }
}
