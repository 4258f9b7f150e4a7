import { z } from 'zod'
import { insert } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import { decide, defineCommand } from '#shared/commands/command.ts'
import type { EntityName, NewRow } from '#shared/domain/entities.ts'
import type { TestBackend } from './test-backend.ts'
import { expectOk } from './test-backend.ts'
import { notPlaced } from '#shared/domain/visit/new-visit.ts'

/** Writes any changes as one logged command that Undo does not offer: how tests bring records in. */
export function write(desk: TestBackend, changes: readonly Change[]): void {
  const command = defineCommand({
    name: 'test.write',
    args: z.object({}),
    undoable: false,
    reads: () => ({}),
    apply: () => decide(changes, { key: 'history.settingSet', values: { name: 'test' } }),
    logArgs: () => ({}),
  })
  expectOk(desk.run(command, {}))
}

const defaults: { readonly [E in EntityName]?: Partial<NewRow<E>> } = {
  customers: { externalId: null, name: 'City of Boston', tier: 'standard', phone: null, email: null },
  territories: { externalId: null, name: 'District 03', code: '03', boundary: null },
  sites: {
    externalId: null,
    customerId: null,
    territoryId: null,
    name: 'Howe St',
    address: '12 Howe St, Dorchester',
    district: 'Dorchester',
    postcode: '02125',
    latitude: 42.31,
    longitude: -71.06,
    coordinateSource: 'import',
    coordinateConfidence: 1,
    ungeocodedReason: null,
    zone: 'America/New_York',
    accessNotes: null,
  },
  assets: {
    externalId: null,
    tag: 'A-1',
    name: 'Pump',
    kind: 'pump',
    manufacturer: null,
    model: null,
    serial: null,
    installedOn: null,
    warrantyUntil: null,
    criticality: 'medium',
  },
  workTypes: {
    externalId: null,
    name: 'Tree emergency',
    category: 'Trees',
    fieldWork: true,
    skillId: null,
    skillLevel: 1,
    certificateName: null,
    durationMinutes: 50,
    priority: 'emergency',
    slaPolicyId: null,
    checklist: [],
    parts: [],
    safetyNotes: null,
  },
  slaPolicies: { name: 'Three days', respondMinutes: 60, resolveMinutes: 4_320 },
  technicians: {
    externalId: null,
    code: 'PARK-27',
    name: 'Unit 27',
    team: null,
    territoryId: null,
    phone: null,
    homeLatitude: null,
    homeLongitude: null,
    costPerHour: null,
    active: true,
  },
  requests: {
    externalId: null,
    importId: null,
    status: 'new',
    title: 'Tree emergency',
    description: '',
    source: 'Phone',
    team: null,
    priority: 'normal',
    workTypeId: null,
    customerId: null,
    siteId: null,
    assetId: null,
    territoryId: null,
    openedAt: 1_000_000,
    resolveBy: null,
    closedAt: null,
    closingNote: null,
    sourceVerdict: null,
    workOrderId: null,
    mergedIntoId: null,
    decisionReason: null,
  },
  workOrders: {
    requestId: null,
    workTypeId: null,
    customerId: null,
    siteId: null,
    assetId: null,
    territoryId: null,
    team: null,
    title: 'Tree emergency',
    description: '',
    status: 'open',
    priority: 'normal',
    openedAt: 1_000_000,
    respondBy: null,
    resolveBy: null,
    completedAt: null,
    holdReason: null,
  },
  visits: {
    sequence: 1,
    durationMinutes: 50,
    ...notPlaced,
  },
}

/** A change that inserts a record of a kind, plain in every field the test does not name. */
export function fresh<E extends EntityName>(entity: E, row: Partial<NewRow<E>> & { readonly id: string }): Change {
  return insert(entity, { ...defaults[entity], ...row } as NewRow<E>)
}

/** Every stored record of the kinds, by id, without the bookkeeping that only ever grows: what "as before" means. */
export function snapshot(desk: TestBackend, entities: readonly EntityName[]): Record<string, unknown> {
  const { records } = desk.backend.context.store
  const rows = entities.flatMap((entity) =>
    records.all(entity).map((row) => {
      const { rev: _rev, updatedAt: _updatedAt, ...fields } = row
      return [`${entity} ${row.id}`, fields] as const
    }),
  )
  return Object.fromEntries(rows.toSorted(([a], [b]) => a.localeCompare(b)))
}
