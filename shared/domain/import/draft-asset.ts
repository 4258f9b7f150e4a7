import { tidy } from './address.ts'
import type { Refusal } from './convert.ts'
import type { AssetDraft, SiteDraft } from './draft.ts'
import { customerDraftOf, siteDraftOf, territoryDraftOf } from './draft-place.ts'
import type { DraftContext } from './draft-place.ts'
import { ownValues } from './own-fields.ts'
import type { RowValues } from './row-reader.ts'
import { numberValue, textValue } from './row-values.ts'

/** External id under which an asset is found again. */
export function assetKey(tag: string): string {
  return `asset:${tag.toLowerCase()}`
}

/** What a row says of an asset that is not about the asset itself. */
const unsaid = {
  manufacturer: null,
  model: null,
  serial: null,
  installedOn: null,
  warrantyUntil: null,
  criticality: null,
  status: null,
  replacementCostCents: null,
  usefulLifeYears: null,
  locationNote: null,
  parentTag: null,
} as const

/**
 * The asset a row names by its tag; null when it names none. `A-1 (Pump)` is a tag of its own: nothing is cut off and
 * nothing is guessed.
 */
export function assetDraftOf(values: RowValues, site: SiteDraft | null): AssetDraft | null {
  const tag = tidy(textValue(values, 'asset') ?? '')
  if (tag === '') return null
  const [name, kind] = [textValue(values, 'assetName'), textValue(values, 'assetKind')]
  return { ...unsaid, key: assetKey(tag), tag, name, kind, site }
}

/**
 * Where an asset goes that is not known here yet: the site of its row, or a site of its own without coordinates, so
 * that it can be found and put where it belongs.
 */
export function firstSiteOf({ site, tag, key }: AssetDraft): SiteDraft {
  return (
    site ?? {
      key: `place-of:${key}`,
      name: `No address (${tag})`,
      address: '',
      district: null,
      postcode: null,
      latitude: null,
      longitude: null,
      confidence: 0,
      ungeocodedReason: 'missing',
      accessNotes: null,
      territory: null,
      customer: null,
    }
  )
}

/** An asset of a row of an asset register. An asset that is part of itself is refused. */
export function assetRowDraftOf(values: RowValues, context: DraftContext): AssetDraft | Refusal {
  const named = assetDraftOf(values, equipmentSiteOf(values, context))
  if (!named) return { code: 'required', facts: { field: 'asset' } }
  const parentTag = tidy(textValue(values, 'parentAsset') ?? '') || null
  if (parentTag !== null && assetKey(parentTag) === named.key) return { code: 'part-of-itself', facts: {} }
  const replacementCostCents = numberValue(values, 'replacementCost')
  if (replacementCostCents !== null && replacementCostCents < 0) {
    return { code: 'out-of-range', facts: { least: 0, most: '∞' } }
  }
  return {
    ...named,
    name: textValue(values, 'name'),
    manufacturer: textValue(values, 'manufacturer'),
    model: textValue(values, 'model'),
    serial: textValue(values, 'serial'),
    installedOn: textValue(values, 'installedOn'),
    warrantyUntil: textValue(values, 'warrantyUntil'),
    criticality: textValue(values, 'criticality') as AssetDraft['criticality'],
    status: textValue(values, 'status') as AssetDraft['status'],
    replacementCostCents,
    usefulLifeYears: numberValue(values, 'usefulLifeYears'),
    locationNote: textValue(values, 'locationNote'),
    parentTag,
    custom: ownValues(values),
  }
}

/**
 * The place where equipment of a row stands: its address as everywhere else, otherwise the site the row names. A site
 * of which only the name is known has no coordinates, and says so.
 */
export function equipmentSiteOf(values: RowValues, context: DraftContext): SiteDraft | null {
  const placed = siteDraftOf(values, context, null, '')
  if (placed) return placed
  const name = tidy(textValue(values, 'siteName') ?? '')
  return name === '' ? null : unplacedSite(`site-name:${name.toLowerCase()}`, name, values, context)
}

/** A site of which only the name is known. */
function unplacedSite(key: string, name: string, values: RowValues, context: DraftContext): SiteDraft {
  return {
    key,
    name,
    address: '',
    district: textValue(values, 'district'),
    postcode: textValue(values, 'postcode'),
    latitude: null,
    longitude: null,
    confidence: 0,
    ungeocodedReason: 'missing',
    accessNotes: textValue(values, 'accessNotes'),
    territory: territoryDraftOf(values, context),
    customer: customerDraftOf(values),
  }
}
