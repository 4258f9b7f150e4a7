import type { ReadMap, ReadRequest } from '../../commands/read.ts'
import type { StoredRow } from '../stored-row.ts'
import { assertNever } from '../../kernel/assert-never.ts'
import { openKey } from './indexed-fields.ts'
import { ask, together } from './primitive-read.ts'
import type { ReadProgram } from './primitive-read.ts'
import { inOrder, standing } from './rows.ts'
import { technicianDaysProgram } from './technician-days-program.ts'
import { visitDetailProgram } from './visit-detail-program.ts'

/** A command reads what only a desk can tell; such commands go to the hub as what they changed (`isRecorded`). */
export class UnreadableHereError extends Error {}

/** Loads the rows a command declared from a store that answers primitive questions. */
export function* loadReadsProgram(reads: ReadMap): ReadProgram<Record<string, unknown>> {
  const names = Object.keys(reads)
  const values = yield* together(names.map((name) => loadProgram(reads[name]!)))
  return Object.fromEntries(names.map((name, index) => [name, values[index]]))
}

function* loadProgram(request: ReadRequest): ReadProgram<unknown> {
  switch (request.shape) {
    case 'byId': {
      if (request.id === null) return null
      const rows = yield* ask({ kind: 'byIds', entity: request.entity, ids: [request.id] })
      return standing(rows)[0] ?? null
    }
    case 'byIds':
      return inOrder(request.ids, standing(yield* ask({ kind: 'byIds', entity: request.entity, ids: request.ids })))
    case 'where': {
      const { entity, field: key, values } = request
      return values.length === 0 ? [] : standing(yield* ask({ kind: 'byKey', entity, key, values }))
    }
    case 'all':
      return standing(yield* ask({ kind: 'all', entity: request.entity }))
    case 'uses': {
      const [counted] = yield* ask({ kind: 'uses', entity: request.entity, id: request.id })
      return counted?.['counts'] ?? {}
    }
    case 'ancestors':
    case 'descendants':
      return yield* familyProgram(request)
    case 'technicianDays':
      return yield* technicianDaysProgram(request.technicianIds, request.from, request.to)
    case 'visitDetail':
      return yield* visitDetailProgram(request.visitIds)
    case 'plannedVisits':
      return yield* plannedVisitsProgram(request.technicianIds)
    case 'openWorkOrders': {
      const open = standing(yield* ask({ kind: 'byKey', entity: 'workOrders', key: openKey, values: ['1'] }))
      const { policyIds } = request
      const wanted = policyIds && new Set(policyIds)
      return open
        .filter(({ slaPolicyId }) => wanted === null || wanted.has(slaPolicyId as string))
        .toSorted((a, b) => (a['number'] as number) - (b['number'] as number))
    }
    case 'importedBefore':
      throw new UnreadableHereError('what earlier imports wrote is known to the desk alone')
    default:
      return assertNever(request)
  }
}

/** Records with all they are part of, or all that is part of them, level by level; a ring is walked once. */
function* familyProgram({
  shape,
  entity,
  ids,
}: Extract<ReadRequest, { shape: 'ancestors' | 'descendants' }>): ReadProgram<StoredRow[]> {
  const found = new Map<string, StoredRow>()
  let next = yield* ask({ kind: 'byIds', entity, ids })
  while (next.length > 0) {
    const fresh = next.filter(({ id }) => !found.has(id))
    for (const member of fresh) found.set(member.id, member)
    if (shape === 'ancestors') {
      const parents = [...new Set(fresh.flatMap((row) => (row['parentId'] as string | null) ?? []))]
      next = parents.length === 0 ? [] : yield* ask({ kind: 'byIds', entity, ids: parents })
    } else {
      const values = fresh.map(({ id }) => id)
      next = values.length === 0 ? [] : yield* ask({ kind: 'byKey', entity, key: 'parentId', values })
    }
  }
  return [...found.values()]
}

const underWay = new Set(['scheduled', 'dispatched', 'enRoute', 'onSite'])

function* plannedVisitsProgram(technicianIds: readonly string[]): ReadProgram<unknown> {
  if (technicianIds.length === 0) return []
  const on = yield* ask({ kind: 'byKey', entity: 'visitTechnicians', key: 'technicianId', values: technicianIds })
  const visitIds = [...new Set(on.map((row) => row['visitId'] as string))]
  const visits = standing(yield* ask({ kind: 'byIds', entity: 'visits', ids: visitIds }))
  const planned = visits.filter((row) => underWay.has(row['status'] as string)).map(({ id }) => id)
  const details = yield* visitDetailProgram(planned)
  return details.toSorted(
    (a, b) => (a.visit.startsAt ?? 0) - (b.visit.startsAt ?? 0) || (a.visit.id < b.visit.id ? -1 : 1),
  )
}
