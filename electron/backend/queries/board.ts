import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import { boardBundles, boardCalendar, boardDay, boardQueue } from '#shared/queries/board.ts'
import { technicianDaysBetween } from '../../store/technician-days.ts'
import { visitDetailsBetween, withdrawnBetween } from '../../store/visit-detail.ts'
import { readQueue } from '../../store/visit-queue.ts'
import type { BackendContext } from '../context.ts'
import { dueSoonCutoffs } from '../sla/due-cutoffs.ts'
import { answers } from '../handler.ts'
import { hidingMoney } from '../hide-money.ts'
import { waitingBundles } from './waiting-bundles.ts'

/** Lanes, queue and calendar of the board. */
export const boardQueries = [
  answers(boardDay, ({ from, to }, context) => {
    const { db, records } = context.store
    return {
      from,
      to,
      technicians: withoutRates(context, technicianDaysBetween(db, records, null, from, to)),
      territories: records.all('territories').map(({ id, code, name }) => ({ id, code, name })),
      crews: crewsOf(records),
      onCalls: onCallsBetween(records, from, to),
      withdrawn: withdrawnBetween(db, from, to).filter((detail) => draftOf(detail) === 'withdrawn'),
    }
  }),
  answers(boardQueue, (filter, { store, clock }) =>
    readQueue(store.db, { ...filter, soon: dueSoonCutoffs(store.records, clock.now()) }),
  ),
  answers(boardBundles, (_args, { store }) => ({ bundles: waitingBundles(store) })),
  answers(boardCalendar, ({ from, to, technicianId }, { store }) => ({
    visits: visitDetailsBetween(store.db, from, to, technicianId === null ? null : [technicianId]),
  })),
]

/** The lanes with the rates of their technicians only for whom they are meant. Nothing else of a lane holds money. */
function withoutRates(context: BackendContext, days: readonly TechnicianDays[]): TechnicianDays[] {
  const technicians = hidingMoney(
    context,
    days.map(({ technician }) => technician),
  )
  return days.map((one, index) => ({ ...one, technician: technicians[index]! }))
}

type Records = BackendContext['store']['records']

function crewsOf(records: Records) {
  const members = Map.groupBy(records.all('crewMembers'), ({ crewId }) => crewId)
  return records
    .all('crews')
    .filter(({ active }) => active)
    .map(({ id, name, leadId }) => ({
      id,
      name,
      memberIds: (members.get(id) ?? [])
        .map(({ technicianId }) => technicianId)
        .toSorted((a, b) => Number(b === leadId) - Number(a === leadId)),
    }))
}

function onCallsBetween(records: Records, from: number, to: number) {
  const names = new Map(records.all('territories').map(({ id, name }) => [id, name]))
  return records
    .all('onCalls')
    .filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
    .map(({ technicianId, territoryId, startsAt, endsAt }) => {
      const territoryName = territoryId === null ? null : (names.get(territoryId) ?? null)
      return { technicianId, territoryName, startsAt, endsAt }
    })
}
