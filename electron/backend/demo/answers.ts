import type { KeyedItem } from '#shared/domain/checklist/checklist-state.ts'
import { checklistOf, hasFailed } from '#shared/domain/checklist/checklist-state.ts'
import { withDefaults } from '#shared/domain/entities.ts'
import type { EntityRow, NewRow } from '#shared/domain/entities.ts'
import type { WorkType } from '#shared/domain/work-type/work-type.ts'
import { bodyOf } from '#shared/commands/work-type/template-fields.ts'
import type { Random } from '#shared/kernel/random.ts'
import { dayMs, minuteMs } from '#shared/kernel/zone.ts'
import type { DemoDraft } from './draft.ts'

/** Days of the past whose checklists are answered one by one; of earlier work only those that closing asks for. */
const answeredDays = 14
const firstVersion = 1

/**
 * Keeps the version every work order of the demo was made from, and fills in the checklists of work that is done: of the
 * last two weeks, and of all work whose closing asks for the checklist. Adds rows and changes none but those of work
 * orders; call it last, so that everything before stays as it was.
 */
export function answerChecklists(draft: DemoDraft): void {
  const rowsOf = <E extends 'workTypes' | 'visits' | 'visitTechnicians' | 'technicians'>(entity: E) =>
    draft.rows.filter((one) => one.entity === entity).map(({ row }) => row as unknown as EntityRow<E>)
  const bodies = new Map(
    rowsOf('workTypes').map((row) => {
      const body = bodyOf(withDefaults('workTypes', row as NewRow<'workTypes'>) as WorkType)
      const made = { madeAt: draft.at(-60, 0), madeBy: 'Demo office' }
      draft.add('workTypeVersions', { workTypeId: row.id, version: firstVersion, body, ...made })
      return [row.id, body] as const
    }),
  )
  const codes = new Map(rowsOf('technicians').map(({ id, name }) => [id, name]))
  const leads = new Map(rowsOf('visitTechnicians').map(({ visitId, technicianId }) => [visitId, technicianId]))
  const visits = new Map(rowsOf('visits').map((visit) => [visit.workOrderId, visit]))
  const since = draft.at(0, 0) - answeredDays * dayMs
  for (const [index, { entity, row }] of [...draft.rows.entries()]) {
    if (entity !== 'workOrders') continue
    const order = row as unknown as EntityRow<'workOrders'>
    const body = bodies.get(order.workTypeId ?? '')
    if (!body) continue
    draft.rows[index] = { entity, row: { ...order, workTypeVersion: firstVersion } as NewRow<'workOrders'> }
    const { completedAt } = order
    if (completedAt === null || (completedAt < since && !body.requires.includes('checklist'))) continue
    const visit = visits.get(order.id)
    const answeredBy = codes.get(leads.get(visit?.id ?? '') ?? '') ?? 'Demo office'
    for (const item of checklistOf(body)) {
      const given = answerOf(item, answeredBy, draft.random)
      if (!given) continue
      draft.add(
        'checklistAnswers',
        {
          workOrderId: order.id,
          visitId: visit?.id ?? null,
          itemKey: item.key,
          ...given,
          failed: hasFailed(item, given),
          answeredAt: completedAt - 5 * minuteMs,
          answeredBy,
        },
        completedAt,
      )
    }
  }
}

/** What a technician answered: nearly always that all is well, and a number within its limits. A photo nobody took. */
function answerOf(item: KeyedItem, by: string, random: Random) {
  switch (item.answer) {
    case 'pass-fail':
      return { text: random.chance(0.03) ? 'fail' : 'pass', number: null, signedBy: null }
    case 'number':
      return { text: null, number: numberWithin(item, random), signedBy: null }
    case 'choice':
      return item.choices?.length ? { text: random.pick(item.choices), number: null, signedBy: null } : null
    case 'text':
      return { text: 'Nothing unusual.', number: null, signedBy: null }
    case 'signature':
      return { text: null, number: null, signedBy: `Caretaker, with ${by}` }
    case 'photo':
      return null
  }
}

function numberWithin({ min, max }: KeyedItem, random: Random): number {
  const [low, high] = [min ?? (max == null ? 1 : max / 2), max ?? (min == null ? 20 : min * 1.5)]
  return Math.round((low + (high - low) * (0.2 + 0.6 * random.next())) * 10) / 10
}
