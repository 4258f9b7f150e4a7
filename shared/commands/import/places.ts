import type { CustomValues } from '../../domain/custom-field/custom-values.ts'
import type { EntityRow, NewRow } from '../../domain/entities.ts'
import type { CustomerDraft, SiteDraft, TerritoryDraft } from '../../domain/import/draft.ts'
import { read } from '../read.ts'
import type { Change } from '../change.ts'
import type { DeskEdits } from './desk-edits.ts'
import { createShelf } from './record-shelf.ts'
import type { BatchContext, Run } from './run.ts'

/** What places are made of, in one batch. */
export interface PlaceDrafts {
  readonly sites: readonly (SiteDraft | null)[]
  readonly territories: readonly (TerritoryDraft | null)[]
  readonly customers: readonly (CustomerDraft | null)[]
}

/** Reads that `createPlaces` needs. */
export function placeReads({ sites, territories, customers }: PlaceDrafts) {
  const keys = (drafts: readonly ({ readonly key: string } | null | undefined)[]) => [
    ...new Set(drafts.flatMap((draft) => draft?.key ?? [])),
  ]
  return {
    sites: read.where('sites', 'externalId', keys(sites)),
    territories: read.where(
      'territories',
      'externalId',
      keys([...territories, ...sites.map((site) => site?.territory)]),
    ),
    customers: read.where('customers', 'externalId', keys([...customers, ...sites.map((site) => site?.customer)])),
  }
}

/** Finds or makes sites, territories and customers for the rows of a batch. Each answers with the record's id. */
export interface Places {
  siteOf(draft: SiteDraft | null): string | null
  territoryOf(draft: TerritoryDraft | null): string | null
  customerOf(draft: CustomerDraft | null): string | null
  /** As `siteOf`, for a file that is about sites: it may also change what is stored. */
  writeSite(draft: SiteDraft): 'added' | 'updated' | 'unchanged'
  writeCustomer(draft: CustomerDraft): 'added' | 'updated' | 'unchanged'
  /** A site of the batch, stored or new; null for one that it did not name. */
  siteRow(id: string | null): NewRow<'sites'> | null
  /** How many records were added or changed so far. */
  touched(): number
  newTerritories(): string[]
  changes(): Change[]
}

export function createPlaces(
  stored: {
    readonly sites: readonly EntityRow<'sites'>[]
    readonly territories: readonly EntityRow<'territories'>[]
    readonly customers: readonly EntityRow<'customers'>[]
  },
  run: Run,
  context: BatchContext,
  edits: DeskEdits,
): Places {
  const sites = createShelf('sites', stored.sites, (site) => site.externalId, edits)
  const territories = createShelf('territories', stored.territories, (territory) => territory.externalId, edits)
  const customers = createShelf('customers', stored.customers, (customer) => customer.externalId, edits)
  const newTerritories: string[] = []
  let touched = 0
  const rowsById = new Map<string, NewRow<'sites'>>(stored.sites.map((site) => [site.id, site]))

  const territoryOf: Places['territoryOf'] = (draft) => {
    if (!draft) return null
    const found = territories.find(draft.key)
    if (found) return found.row.id
    touched++
    newTerritories.push(draft.name)
    const { key, name, code } = draft
    return territories.add(key, { id: context.newId(), externalId: key, name, code, boundary: null }).row.id
  }

  const addCustomer = (draft: CustomerDraft) => {
    touched++
    const { key, name, phone, email } = draft
    const row = { id: context.newId(), externalId: key, name, tier: draft.tier ?? 'standard', phone, email }
    return customers.add(key, row).row.id
  }

  const addSite = (draft: SiteDraft) => {
    touched++
    const row: NewRow<'sites'> = {
      id: context.newId(),
      externalId: draft.key,
      customerId: customerOf(draft.customer),
      territoryId: territoryOf(draft.territory),
      name: draft.name,
      address: draft.address,
      district: draft.district,
      postcode: draft.postcode,
      ...coordinatesOf(draft),
      zone: run.zone,
      accessNotes: draft.accessNotes,
      ...customOf(draft),
    }
    rowsById.set(row.id, row)
    return sites.add(draft.key, row).row.id
  }

  const customerOf: Places['customerOf'] = (draft) => {
    if (!draft) return null
    return customers.find(draft.key)?.row.id ?? addCustomer(draft)
  }

  return {
    territoryOf,
    customerOf,
    siteOf(draft) {
      if (!draft) return null
      const found = sites.find(draft.key)
      if (!found) return addSite(draft)
      // The first good point an address got stays; a place a person has pinned is theirs.
      const wanting = found.row.latitude === null && found.row.coordinateSource === 'none'
      if (wanting && draft.latitude !== null && sites.patch(found, coordinatesOf(draft))) touched++
      return found.row.id
    },
    writeSite(draft) {
      const found = sites.find(draft.key)
      if (!found) {
        addSite(draft)
        return 'added'
      }
      const movable = found.row.coordinateSource === 'none' || found.row.coordinateSource === 'import'
      const changed = sites.patch(found, {
        name: draft.name,
        address: draft.address,
        ...given({ district: draft.district, postcode: draft.postcode, accessNotes: draft.accessNotes }),
        ...given({ customerId: customerOf(draft.customer), territoryId: territoryOf(draft.territory) }),
        ...customOf(draft),
        ...(movable && draft.latitude !== null ? coordinatesOf(draft) : {}),
      })
      return changed ? 'updated' : 'unchanged'
    },
    writeCustomer(draft) {
      const found = customers.find(draft.key)
      if (!found) {
        addCustomer(draft)
        return 'added'
      }
      const { name, tier, phone, email } = draft
      return customers.patch(found, { name, ...given({ tier, phone, email }) }) ? 'updated' : 'unchanged'
    },
    siteRow: (id) => (id === null ? null : (rowsById.get(id) ?? null)),
    touched: () => touched,
    newTerritories: () => newTerritories,
    changes: () => [...territories.changes(), ...customers.changes(), ...sites.changes()],
  }
}

function coordinatesOf(draft: SiteDraft) {
  const { latitude, longitude, confidence, ungeocodedReason } = draft
  const coordinateSource = latitude === null ? ('none' as const) : ('import' as const)
  return { latitude, longitude, coordinateSource, coordinateConfidence: confidence, ungeocodedReason }
}

/** The values of custom fields a file gives, as a field to set; nothing when it gives none. */
export function customOf({ custom }: { readonly custom?: CustomValues | undefined }): { custom?: CustomValues } {
  return custom && Object.keys(custom).length > 0 ? { custom } : {}
}

/** The fields a file gives a value for: an empty cell or an absent column takes nothing away. */
export function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
