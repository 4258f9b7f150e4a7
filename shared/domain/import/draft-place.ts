import { addressKey, joinAddress, tidy } from './address.ts'
import { placementOf, pointKey, splitPoint } from './coordinates.ts'
import type { Placement } from './coordinates.ts'
import type { CustomerDraft, SiteDraft, TerritoryDraft } from './draft.ts'
import type { RowValues } from './row-reader.ts'
import { textValue } from './row-values.ts'

/** What the drafts of one file have in common. */
export interface DraftContext {
  /** Points that mean "address unknown", as `pointKeys` writes them. */
  readonly defaultPoints: ReadonlySet<string>
  readonly territoryPrefix: string
  /** The file as it stood at this instant (UTC ms): what happened later is left out. Null for as it is. */
  readonly asOf: number | null
}

/** The territory a row names; spelling is kept as it is: `5` and `05` are two until a person says otherwise. */
export function territoryDraftOf(values: RowValues, { territoryPrefix }: DraftContext): TerritoryDraft | null {
  const text = tidy(textValue(values, 'territory') ?? '')
  if (text === '') return null
  const prefixed = territoryPrefix !== '' && text.startsWith(territoryPrefix)
  const code = prefixed ? text.slice(territoryPrefix.length) : text
  const name = prefixed ? text : territoryPrefix + text
  return { key: `territory:${name.toLowerCase()}`, name, code }
}

/** The customer a row names, found again by name. */
export function customerDraftOf(values: RowValues): CustomerDraft | null {
  const name = tidy(textValue(values, 'customer') ?? '')
  if (name === '') return null
  const [phone, email] = [textValue(values, 'phone'), textValue(values, 'email')]
  return { key: `customer:${name.toLowerCase()}`, name, tier: null, phone, email }
}

/**
 * The place of a row: one site an address. Rows on a default point get an entry of their own even when the address is
 * known elsewhere in the file: whether they belong there is for a person to say. A row without an address gets a site
 * of its own (`ownKey`), so that each can be found and pinned.
 */
export function siteDraftOf(
  values: RowValues,
  context: DraftContext,
  ownKey: string | null,
  ownName: string,
): SiteDraft | null {
  const [street, city, region] = ['address', 'city', 'region'].map((field) => textValue(values, field) ?? '')
  const postcode = textValue(values, 'postcode')
  const address = joinAddress([street!, city!, joinRegion(region!, postcode)])
  const point = textValue(values, 'point')
  const [fromPoint, fromPointEast] = point === null ? ['', ''] : splitPoint(point)
  const place = placementOf(
    textValue(values, 'latitude') ?? fromPoint,
    textValue(values, 'longitude') ?? fromPointEast,
    context.defaultPoints,
  )
  const key = siteKey(tidy(street!) === '' ? '' : address, place, ownKey)
  const hasCoordinateColumns = 'latitude' in values || 'point' in values
  if (key === null || (address === '' && place.reason === 'missing' && !hasCoordinateColumns)) return null
  return {
    key,
    name: tidy(textValue(values, 'siteName') ?? '') || address || ownName,
    address,
    district: textValue(values, 'district'),
    postcode,
    latitude: place.latitude,
    longitude: place.longitude,
    confidence: place.confidence,
    ungeocodedReason: place.reason,
    accessNotes: textValue(values, 'accessNotes'),
    territory: territoryDraftOf(values, context),
    customer: customerDraftOf(values),
  }
}

function siteKey(address: string, place: Placement, ownKey: string | null): string | null {
  const key = addressKey(address)
  if (key !== '') return place.reason === 'default-point' ? `address:${key} (default point)` : `address:${key}`
  if (ownKey !== null) return `place-of:${ownKey}`
  return place.reason === null ? `point:${pointKey(place.latitude, place.longitude)}` : null
}

function joinRegion(region: string, postcode: string | null): string {
  return tidy(`${region} ${postcode ?? ''}`)
}
