import { z } from 'zod'
import type { EntityRow, NewRow } from '../../domain/entities.ts'
import { assetKey, firstSiteOf } from '../../domain/import/draft-asset.ts'
import { assetDraftSchema } from '../../domain/import/draft.ts'
import type { AssetDraft } from '../../domain/import/draft.ts'
import type { Problem } from '../../domain/import/problem.ts'
import { wouldBePartOfItself } from '../../domain/record/part-of.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { createPlaces, customOf, given, placeReads } from './places.ts'
import type { Places } from './places.ts'
import { createDeskEdits } from './desk-edits.ts'
import type { DeskEdits } from './desk-edits.ts'
import { createShelf } from './record-shelf.ts'
import type { Slot } from './record-shelf.ts'
import { batchSummary, createTally, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchContext, BatchOutcome } from './run.ts'

/** Reads that `createAssets` needs. */
export function assetReads(drafts: readonly (AssetDraft | null)[]) {
  const named = drafts.filter((draft) => draft !== null)
  const tags = named.flatMap((draft) => [draft.tag, draft.parentTag]).filter((tag) => tag !== null)
  return {
    assetsByKey: read.where('assets', 'externalId', [...new Set(tags.map(assetKey))]),
    assetsByTag: read.where('assets', 'tag', [...new Set(tags)]),
  }
}

/** An asset that a row means, or how many it could mean. */
export type FoundAsset = { readonly slot: Slot<'assets'> } | { readonly several: number }

/** Finds assets by what a file calls them: the key of an earlier import first, otherwise the tag, where only one has it. */
export function createAssets(
  stored: {
    readonly assetsByKey: readonly EntityRow<'assets'>[]
    readonly assetsByTag: readonly EntityRow<'assets'>[]
  },
  places: Places,
  context: Pick<BatchContext, 'newId'>,
  edits: DeskEdits,
) {
  const all = [...new Map([...stored.assetsByKey, ...stored.assetsByTag].map((asset) => [asset.id, asset])).values()]
  const imported = new Set(stored.assetsByKey.flatMap(({ externalId }) => externalId ?? []))
  const ofTag = Map.groupBy(all, (asset) => asset.tag)
  // An asset somebody entered by hand is found by its tag alone, when no other has it.
  const keyOf = (asset: EntityRow<'assets'>) =>
    asset.externalId !== null && imported.has(asset.externalId)
      ? asset.externalId
      : imported.has(assetKey(asset.tag)) || ofTag.get(asset.tag)!.length > 1
        ? `other:${asset.id}`
        : assetKey(asset.tag)
  const shelf = createShelf('assets', all, keyOf, edits)
  return {
    find(tag: string): FoundAsset | null {
      const slot = shelf.find(assetKey(tag))
      if (slot) return { slot }
      const several = ofTag.get(tag)?.length ?? 0
      return several > 1 ? { several } : null
    },
    add(draft: AssetDraft): Slot<'assets'> {
      const kind = draft.kind ?? ''
      const row: NewRow<'assets'> = {
        id: context.newId(),
        externalId: draft.key,
        siteId: places.siteOf(firstSiteOf(draft))!,
        tag: draft.tag,
        name: draft.name ?? (kind === '' ? draft.tag : `${kind} ${draft.tag}`),
        kind,
        manufacturer: draft.manufacturer,
        model: draft.model,
        serial: draft.serial,
        installedOn: draft.installedOn,
        warrantyUntil: draft.warrantyUntil,
        criticality: draft.criticality ?? 'medium',
        ...given({ status: draft.status, locationNote: draft.locationNote, usefulLifeYears: draft.usefulLifeYears }),
        replacementCostCents: draft.replacementCostCents,
        ...customOf(draft),
      }
      return shelf.add(draft.key, row)
    },
    patch: shelf.patch,
    changes: shelf.changes,
  }
}

/** Takes over an asset register with the sites it names. What a row leaves empty is left as it is here. */
export const importAssets = defineCommand({
  name: 'import.assets',
  args: z.object({ run: runSchema, rows: z.array(assetDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    ...placeReads({ sites: rows.map(firstSiteOf), territories: [], customers: [] }),
    ...assetReads(rows),
  }),
  readsThen: (_args, { assetsByKey, assetsByTag }) => ({
    chain: read.ancestors(
      'assets',
      [...assetsByKey, ...assetsByTag].map(({ id }) => id),
    ),
  }),
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const assets = createAssets(stored, places, context, edits)
    const tally = createTally()
    const why = refusalOf(rows, assets.find, stored.chain)
    const refused = rows.flatMap((draft, index) => {
      const refusal = why(draft)
      return refusal ? [{ index, ...refusal }] : []
    })
    const taken = rows.filter((_, index) => !refused.some((one) => one.index === index))
    const written = taken.map((draft) => {
      const found = assets.find(draft.tag)
      if (!found || 'several' in found) return { draft, slot: assets.add(draft), outcome: 'added' as const }
      const changed = assets.patch(found.slot, patchOf(draft, places))
      return { draft, slot: found.slot, outcome: changed ? ('updated' as const) : ('unchanged' as const) }
    })
    // A row may name a parent that stands further down: parents are looked up once every row has its asset.
    for (const { draft, slot, outcome } of written) {
      const parent = draft.parentTag === null ? null : assets.find(draft.parentTag)
      const moved = parent !== null && 'slot' in parent && assets.patch(slot, { parentId: parent.slot.row.id })
      tally.count(outcome === 'unchanged' && moved ? 'updated' : outcome)
    }
    const changes = [...places.changes(), ...assets.changes()]
    const outcome: BatchOutcome = {
      ...tally.counts,
      fieldsKept: edits.kept(),
      territories: places.newTerritories(),
      plainWorkTypes: [],
      refused,
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})

/** Why a row of a register cannot be taken over: its tag is not one asset's alone, or its parent makes no sense. */
function refusalOf(
  rows: readonly AssetDraft[],
  find: (tag: string) => FoundAsset | null,
  chain: readonly EntityRow<'assets'>[],
) {
  const nodeOf = (tag: string) => {
    const found = find(tag)
    return found && 'slot' in found ? found.slot.row.id : assetKey(tag)
  }
  const parents = new Map<string, string | null>(chain.map(({ id, parentId }) => [id, parentId]))
  const named = new Set(rows.map(({ tag }) => nodeOf(tag)))
  for (const { tag, parentTag } of rows) if (parentTag !== null) parents.set(nodeOf(tag), nodeOf(parentTag))
  return ({ tag, parentTag }: AssetDraft): Pick<Problem, 'code' | 'facts'> | null => {
    const found = find(tag)
    if (found && 'several' in found) return { code: 'several-assets', facts: { tag, count: found.several } }
    if (parentTag === null) return null
    const parent = find(parentTag)
    const known = (parent !== null && 'slot' in parent) || named.has(nodeOf(parentTag))
    if (!known) return { code: 'unknown-parent', facts: { tag: parentTag } }
    const ring = wouldBePartOfItself(nodeOf(tag), nodeOf(parentTag), (node) => parents.get(node))
    return ring ? { code: 'part-of-itself', facts: {} } : null
  }
}

function patchOf(draft: AssetDraft, places: Places) {
  const { name, kind, manufacturer, model, serial, installedOn, warrantyUntil, criticality, status } = draft
  const { replacementCostCents, usefulLifeYears, locationNote } = draft
  return {
    ...given({ name, kind, manufacturer, model, serial, installedOn, warrantyUntil, criticality, status }),
    ...given({ replacementCostCents, usefulLifeYears, locationNote, siteId: places.siteOf(draft.site) }),
    ...customOf(draft),
  }
}
