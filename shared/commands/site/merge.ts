import { z } from 'zod'
import type { EntityName, EntityRow } from '../../domain/entities.ts'
import { idSchema } from '../../domain/record/record.ts'
import { wishesFor } from '../../domain/technician/technician-wish.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Kinds of records that are at a site. */
const there = ['assets', 'contacts', 'requests', 'workOrders'] as const

/**
 * Merges a site that was written down twice into another: assets, work, contacts, smaller places, notes and files go
 * there, and contracts cover it in its stead. What the other lacks (coordinates, access notes …) is taken over.
 */
export const siteMerge = defineCommand({
  name: 'site.merge',
  args: z.object({ siteId: idSchema, intoId: idSchema }),
  undoable: true,
  reads: ({ siteId, intoId }) => ({
    site: read.byId('sites', siteId),
    into: read.byId('sites', intoId),
    assets: read.where('assets', 'siteId', [siteId]),
    contacts: read.where('contacts', 'siteId', [siteId]),
    requests: read.where('requests', 'siteId', [siteId]),
    workOrders: read.where('workOrders', 'siteId', [siteId]),
    parts: read.where('sites', 'parentId', [siteId]),
    notes: read.where('notes', 'subjectId', [siteId]),
    attachments: read.where('attachments', 'subjectId', [siteId]),
    ownContacts: read.where('contacts', 'siteId', [intoId]),
    ancestors: read.ancestors('sites', [intoId]),
    contracts: read.all('contracts'),
  }),
  apply: ({ siteId, intoId }, rows) => {
    const { site, into } = rows
    if (!site) return refuse(notFound('site', siteId))
    if (!into) return refuse(notFound('site', intoId))
    if (siteId === intoId) return refuse(invalidInput('intoId', 'A site cannot be merged into itself.'))
    const changes: Change[] = there.flatMap((entity) =>
      (rows[entity] as readonly { readonly id: string }[]).map(({ id }) => move(entity, id, intoId)),
    )
    const hasPrimary = rows.ownContacts.some(({ primary }) => primary)
    for (const { id, primary } of rows.contacts) {
      if (primary && hasPrimary) changes.push(update('contacts', id, { primary: false }))
    }
    // Where the one that stays is part of the one that goes, the chain above it closes around the gap.
    const above = new Set(rows.ancestors.map(({ id }) => id))
    for (const part of rows.parts) {
      if (part.id !== intoId) changes.push(update('sites', part.id, { parentId: above.has(part.id) ? site.parentId : intoId })) // prettier-ignore
    }
    for (const { id } of rows.notes) changes.push(update('notes', id, { subjectId: intoId }))
    for (const { id } of rows.attachments) changes.push(update('attachments', id, { subjectId: intoId }))
    for (const contract of rows.contracts) {
      if (!contract.siteIds.includes(siteId)) continue
      const siteIds = [...new Set(contract.siteIds.map((id) => (id === siteId ? intoId : id)))]
      changes.push(update('contracts', contract.id, { siteIds }))
    }
    changes.push(remove('sites', siteId), update('sites', intoId, filled(into, site)))
    const values = { site: site.name || site.address, into: into.name || into.address }
    return decide(changes, { key: 'history.siteMerged', values }, { moved: changes.length - 2 })
  },
})

function move(entity: EntityName, id: string, siteId: string): Change {
  return { op: 'update', entity, id, set: { siteId } } as Change
}

/** What the one that stays lacks and the other has. */
function filled(into: EntityRow<'sites'>, from: EntityRow<'sites'>) {
  const { latitude, longitude, coordinateSource, coordinateConfidence, ungeocodedReason } = from
  const place = { latitude, longitude, coordinateSource, coordinateConfidence, ungeocodedReason }
  return {
    externalId: into.externalId ?? from.externalId,
    customerId: into.customerId ?? from.customerId,
    territoryId: into.territoryId ?? from.territoryId,
    address: into.address || from.address,
    district: into.district ?? from.district,
    postcode: into.postcode ?? from.postcode,
    accessNotes: into.accessNotes ?? from.accessNotes,
    active: into.active || from.active,
    technicianWishes: wishesFor(into.technicianWishes, from.technicianWishes),
    openingCalendarId: into.openingCalendarId ?? from.openingCalendarId,
    ...(into.latitude === null && latitude !== null ? place : {}),
    ...(into.parentId === from.id ? { parentId: from.parentId } : {}),
  }
}
