import { z } from 'zod'
import type { EntityRow, NewRow } from '../../domain/entities.ts'
import { firstSiteOf } from '../../domain/import/draft-asset.ts'
import { workOrderDraftSchema } from '../../domain/import/draft.ts'
import type { WorkOrderDraft } from '../../domain/import/draft.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import { dayOf } from '../../kernel/zone.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { assetReads, createAssets } from './assets.ts'
import { costChanges } from './costs.ts'
import { createDeskEdits } from './desk-edits.ts'
import { createPlaces, customOf, given, placeReads } from './places.ts'
import { createShelf } from './record-shelf.ts'
import { batchSummary, createTally, isAnother, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'
import { createWorkTypes, plainDurationMinutes } from './work-types.ts'

/**
 * Takes over a batch of work orders with the assets, sites, customers, territories, work types and costs they name:
 * history of work that is over, or work still to be done, which then waits to be scheduled. A work order that is
 * here already keeps what the office made of it; the file fills in what is empty, keeps the custom fields true that
 * nobody has changed here, and ends it as long as nobody has planned it here.
 */
export const importWorkOrders = defineCommand({
  name: 'import.workOrders',
  args: z.object({ run: runSchema, rows: z.array(workOrderDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    ...placeReads({
      sites: rows.flatMap((row) => [row.site, row.asset && firstSiteOf(row.asset)]),
      territories: rows.map((row) => row.territory),
      customers: rows.map((row) => row.customer),
    }),
    ...assetReads(rows.map((row) => row.asset)),
    workOrders: read.where('workOrders', 'externalId', [...new Set(rows.map((row) => row.key))]),
    workTypes: read.where('workTypes', 'externalId', [...new Set(rows.flatMap((row) => row.workType?.key ?? []))]),
  }),
  readsThen: (_args, { workOrders, assetsByKey, assetsByTag }) => {
    const ids = workOrders.map(({ id }) => id)
    const siteIds = [...assetsByKey, ...assetsByTag].map(({ siteId }) => siteId)
    return {
      costLines: read.where('costLines', 'workOrderId', ids),
      visits: read.where('visits', 'workOrderId', ids),
      assetSites: read.byIds('sites', [...new Set(siteIds)]),
    }
  },
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const assets = createAssets(stored, places, context, edits)
    const workTypes = createWorkTypes(stored.workTypes, context, edits)
    const workOrders = createShelf('workOrders', stored.workOrders, (workOrder) => workOrder.externalId, edits)
    const linesOf = Map.groupBy(stored.costLines, (line) => line.workOrderId)
    const visitsOf = Map.groupBy(stored.visits, (visit) => visit.workOrderId)
    const siteById = new Map(stored.assetSites.map((site): [string, NewRow<'sites'>] => [site.id, site]))
    const dayOfInstant = remembered((at: number) => dayOf(at, run.zone))
    const further: Change[] = []
    const tally = createTally()
    const refused: NonNullable<BatchOutcome['refused']>[number][] = []

    const assetOf = (draft: WorkOrderDraft) => {
      if (!draft.asset) return null
      const found = assets.find(draft.asset.tag)
      return found && 'slot' in found ? found.slot.row : assets.add(draft.asset).row
    }
    const placeOf = (draft: WorkOrderDraft) => {
      const asset = assetOf(draft)
      // Where the row itself says where the work was, that counts; otherwise where its equipment stands.
      const siteId = draft.site && (draft.site.address !== '' || !asset) ? places.siteOf(draft.site) : (asset?.siteId ?? null) // prettier-ignore
      const site = siteId === null ? null : (places.siteRow(siteId) ?? siteById.get(siteId) ?? null)
      return {
        assetId: asset?.id ?? null,
        siteId,
        customerId: places.customerOf(draft.customer) ?? site?.customerId ?? null,
        territoryId: places.territoryOf(draft.territory) ?? site?.territoryId ?? null,
      }
    }
    const add = (draft: WorkOrderDraft) => {
      const workType = workTypes.of(draft.workType)
      const id = context.newId()
      workOrders.add(draft.key, {
        id,
        number: context.nextNumber('workOrder'),
        externalId: draft.key,
        importId: run.id,
        requestId: null,
        workTypeId: workType?.id ?? null,
        ...placeOf(draft),
        priority: draft.priority ?? workType?.priority ?? 'normal',
        respondBy: null,
        ...plainFields(draft),
        ...customOf(draft),
      })
      if (draft.status === 'open' || draft.status === 'onHold') {
        const durationMinutes = workType?.durationMinutes ?? plainDurationMinutes
        further.push(insert('visits', newVisit({ id: context.newId(), workOrderId: id, sequence: 1, durationMinutes })))
      }
      if (draft.status === 'onHold') {
        const { holdReason: reason, openedAt: startsAt } = draft
        const hold = { id: context.newId(), workOrderId: id, reason: reason ?? '', pausesClock: false, startsAt }
        further.push(insert('holds', hold))
      }
      further.push(...costChanges(id, draft, [], dayOfInstant, context.newId, edits))
    }

    rows.forEach((draft, index) => {
      const found = workOrders.find(draft.key)
      if (found && isAnother('workOrders', found.row, draft, stored.importedBefore)) {
        refused.push({ index, code: 'id-taken-by-work-order', facts: { number: found.row.number } })
        return
      }
      const asset = draft.asset && assets.find(draft.asset.tag)
      if (asset && 'several' in asset) {
        refused.push({ index, code: 'several-assets', facts: { tag: draft.asset!.tag, count: asset.several } })
        return
      }
      if (!found) {
        add(draft)
        tally.count('added')
        return
      }
      const { id } = found.row
      const visits = visitsOf.get(id) ?? []
      // Where the office has set the status, the file ends nothing, not even in part.
      const over = endOf(found.row, draft, visits)
      const ends = over && !edits.keeps('workOrders', found.row, 'status') ? over : null
      const filled = workOrders.patch(found, {
        ...emptyFilled(found.row, draft),
        ...customOf(draft),
        ...(ends?.set ?? {}),
      })
      const more = [
        ...(ends ? visits.map((visit) => update('visits', visit.id, { status: 'cancelled' })) : []),
        ...costChanges(id, draft, linesOf.get(id) ?? [], dayOfInstant, context.newId, edits),
      ]
      further.push(...more)
      tally.count(filled || more.length > 0 ? 'updated' : 'unchanged')
    })
    const changes = [
      ...places.changes(),
      ...assets.changes(),
      ...workTypes.changes(),
      ...workOrders.changes(),
      ...further,
    ]
    const outcome: BatchOutcome = {
      ...tally.counts,
      fieldsKept: edits.kept(),
      territories: places.newTerritories(),
      plainWorkTypes: workTypes.made(),
      refused,
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})

function plainFields(draft: WorkOrderDraft) {
  const { title, description, status, holdReason, openedAt, completedAt, closedAt, resolveBy, team } = draft
  const { failureCode, rootCause, outcome, nextStep } = draft
  const times = { openedAt, completedAt, closedAt, resolveBy }
  return { title, description, status, holdReason, team, ...times, failureCode, rootCause, outcome, nextStep }
}

/** Fields that are empty here and that the file can fill. */
function emptyFilled(stored: NewRow<'workOrders'>, draft: WorkOrderDraft) {
  const { description, resolveBy, team, failureCode, rootCause, outcome, nextStep } = draft
  const own = stored as Readonly<Record<string, unknown>>
  const offered = given({ description: description || null, resolveBy, team, failureCode, rootCause, outcome, nextStep }) // prettier-ignore
  return Object.fromEntries(Object.entries(offered).filter(([field]) => own[field] === null || own[field] === ''))
}

const live = new Set(['open', 'onHold'])

/** What ends a work order that nobody here has planned yet, when the file says that it is over. */
function endOf(stored: NewRow<'workOrders'>, draft: WorkOrderDraft, visits: readonly EntityRow<'visits'>[]) {
  const over = !live.has(draft.status) && live.has(stored.status)
  if (!over || visits.some((visit) => visit.status !== 'toSchedule')) return null
  const { status, holdReason, completedAt, closedAt } = draft
  return { set: { status, holdReason, completedAt, closedAt } }
}

function remembered<T>(work: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>()
  return (at) => {
    let found = known.get(at)
    if (found === undefined) known.set(at, (found = work(at)))
    return found
  }
}
