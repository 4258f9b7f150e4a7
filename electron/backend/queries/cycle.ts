import { byPosition, defaultReasons, listedReasonKinds } from '#shared/domain/reason/default-reasons.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'
import { mappingFaults, statusMappingOf } from '#shared/domain/work-order/status-mapping.ts'
import type { StatusMapping } from '#shared/domain/work-order/status-mapping.ts'
import { workOrderStatusOf } from '#shared/domain/work-order/status-of-visits.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import {
  holdsOpen,
  reasonsAll,
  statusMappingGet,
  statusMappingPreview,
  visitsCrewChoices,
  visitsLinkable,
} from '#shared/queries/cycle.ts'
import { openHolds } from '../../store/open-holds.ts'
import { crewChoices } from './crew-choices.ts'
import { linkableVisits } from './linkable-visits.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'

/** Answers about statuses, holds and reasons. */
export const cycleQueries = [
  answers(reasonsAll, (_args, { store: { records } }) => {
    const stored = records.all('reasons')
    return {
      lists: listedReasonKinds.map((kind) => {
        const own = stored.filter((reason) => reason.kind === kind).toSorted(byPosition)
        const reasons = own.length > 0 ? own : defaultReasons[kind].map((reason) => ({ ...reason, active: true }))
        return {
          kind,
          own: own.length > 0,
          reasons: reasons.map(({ label, pausesClock, active }) => ({ label, pausesClock, active })),
        }
      }),
    }
  }),
  answers(statusMappingGet, (_args, { store: { records } }) => {
    const stored = records.get('settings', settingNames.statusMapping)
    return { mapping: statusMappingOf(stored?.value), own: stored !== null }
  }),
  answers(statusMappingPreview, ({ mapping }, context) => {
    const faults = mappingFaults(mapping)
    if (faults.length > 0) return { faults, moves: [], workOrderIds: [] }
    return { faults, ...movesUnder(mapping, context) }
  }),
  answers(holdsOpen, (args, { store: { db }, clock, pipeline }) =>
    openHolds(db, dayOf(clock.now(), pipeline.officeZone()), args),
  ),
  answers(visitsLinkable, ({ visitId, number }, { store: { db } }) => linkableVisits(db, visitId, number)),
  answers(visitsCrewChoices, ({ visitId }, context) => crewChoices(context, visitId)),
]

interface LiveOrder {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly status: WorkOrderStatus
  readonly visits: string
}

/** Examples shown for each kind of change. */
const examples = 5

function movesUnder(mapping: StatusMapping, { store: { db } }: BackendContext) {
  const rows = db
    .prepare(
      `SELECT o.id, o.number, o.title, o.status, group_concat(v.status) AS visits
       FROM work_orders o JOIN visits v ON v.work_order_id = o.id AND v.deleted_at IS NULL
       WHERE o.status IN ('open', 'scheduled', 'inProgress', 'onHold') AND o.deleted_at IS NULL
       GROUP BY o.id ORDER BY o.number`,
    )
    .all() as LiveOrder[]
  const moved = rows.flatMap((row) => {
    const to = workOrderStatusOf(row.status, row.visits.split(',') as VisitStatus[], mapping)
    return to === row.status ? [] : [{ ...row, to }]
  })
  const kinds = Map.groupBy(moved, ({ status, to }) => `${status} ${to}`)
  return {
    moves: [...kinds.values()]
      .map((list) => ({
        from: list[0]!.status,
        to: list[0]!.to,
        count: list.length,
        examples: list.slice(0, examples).map(({ id, number, title }) => ({ id, number, title })),
      }))
      .sort((a, b) => b.count - a.count),
    workOrderIds: moved.map(({ id }) => id),
  }
}
