import { demoAssetKinds } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import { degreesOf, houseOn } from './geography.ts'
import type { District, Place } from './geography.ts'
import type { NameMaker } from './names.ts'

/** A site as the generators plan with it. `place` is where it truly is, also when the office does not know. */
export interface DemoSite {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly name: string
  readonly district: number
  readonly place: Place
  /** False where the office has no coordinates. */
  readonly known: boolean
  /** Installed equipment by kind. */
  readonly assets: ReadonlyMap<string, { readonly id: string; readonly name: string }>
}

/** Trades of customers: what the firm is called, what its sites are called, and what is installed there. */
const trades = [
  { firm: 'Bakery', site: 'Bakery', kinds: ['Air conditioner', 'Switchboard', 'Drainage', 'Water system'] },
  { firm: 'Hotel', site: 'Hotel', kinds: ['Boiler', 'Lift', 'Fire alarm', 'Emergency lighting', 'Chiller'] },
  { firm: 'Clinic', site: 'Clinic', kinds: ['Air conditioner', 'Lift', 'Fire alarm', 'Water system', 'Switchboard'] },
  { firm: 'School', site: 'School', kinds: ['Boiler', 'Fire alarm', 'Emergency lighting', 'Drainage'] },
  { firm: 'Housing', site: 'House', kinds: ['Boiler', 'Lift', 'Water system', 'Drainage', 'Automatic door'] },
  { firm: 'Market', site: 'Store', kinds: ['Air conditioner', 'Automatic door', 'Sprinkler system', 'Switchboard'] },
  { firm: 'Logistics', site: 'Warehouse', kinds: ['Sprinkler system', 'Automatic door', 'Fire alarm', 'Switchboard'] },
  {
    firm: 'Offices',
    site: 'Office',
    kinds: ['Chiller', 'Lift', 'Emergency lighting', 'Air conditioner', 'Automatic door'],
  },
  { firm: 'Library', site: 'Library', kinds: ['Boiler', 'Fire alarm', 'Emergency lighting', 'Lift'] },
  { firm: 'Foundry', site: 'Works', kinds: ['Switchboard', 'Sprinkler system', 'Water system', 'Drainage'] },
] as const

const accessNotes = [
  'Report to reception, ask for the house technician.',
  'Key in the box beside the delivery door; code from the office.',
  'Loading bay only before 11:00.',
  'Dog in the yard: ring before entering.',
  'Parking behind the building, permit on the dashboard.',
  'Roof access through stair B, sign the permit first.',
  'Quiet hours 13:00 to 15:00.',
]
const roles = ['House technician', 'Facility manager', 'Reception', 'Caretaker', 'Branch manager']
const floors = ['Roof', 'Cellar', 'Ground floor', 'First floor', 'Plant room', 'Rear building']
const customerCount = 120
const siteCount = 400
/** Every so many sites one has no coordinates yet. */
const unknownEvery = 57

/** Signs up customers with contacts, their sites on the streets of the city, and what is installed there. */
export function settleCustomers(
  draft: DemoDraft,
  names: NameMaker,
  districts: readonly District[],
  districtIds: readonly string[],
): DemoSite[] {
  const { random } = draft
  const sites: DemoSite[] = []
  for (let index = 0; index < customerCount; index++) {
    const trade = trades[index % trades.length]!
    const name = names.firm(trade.firm)
    const mail = name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
    const customerId = draft.add('customers', {
      externalId: `DEMO-C${index + 1}`,
      name,
      tier: index % 17 === 2 ? 'critical' : index % 5 === 1 ? 'gold' : 'standard',
      phone: names.phone(),
      email: `office@${mail}.example`,
    })
    draft.add('contacts', {
      customerId,
      siteId: null,
      name: names.person(),
      role: random.pick(roles),
      phone: names.phone(),
      email: `service@${mail}.example`,
    })
    const count =
      Math.floor(((index + 1) * siteCount) / customerCount) - Math.floor((index * siteCount) / customerCount)
    for (let i = 0; i < count; i++) {
      const site = buildSite(draft, names, districts, districtIds, sites.length, { customerId, name, trade })
      sites.push(site)
    }
  }
  return sites
}

function buildSite(
  draft: DemoDraft,
  names: NameMaker,
  districts: readonly District[],
  districtIds: readonly string[],
  index: number,
  owner: { customerId: string; name: string; trade: (typeof trades)[number] },
): DemoSite {
  const { random } = draft
  const { customerId, trade } = owner
  const district = random.integer(0, districts.length - 1)
  const street = random.pick(districts[district]!.streets)
  const { place, number } = houseOn(street, 0.03 + random.next() * 0.94, random.chance(0.5) ? 1 : -1)
  const known = index % unknownEvery !== unknownEvery - 1
  const name = `${owner.name}, ${trade.site} ${street.name}`
  const siteId = draft.add('sites', {
    externalId: `DEMO-S${index + 1}`,
    customerId,
    territoryId: districtIds[district]!,
    name,
    address: `${number} ${street.name}`,
    district: districts[district]!.name,
    postcode: `TM ${11 + district} ${String(10 + (number % 80))}`,
    ...(known ? degreesOf(place) : { latitude: null, longitude: null }),
    coordinateSource: known ? 'demo' : 'none',
    coordinateConfidence: known ? 0.9 : 0,
    ungeocodedReason: known ? null : 'missing',
    zone: draft.zone,
    accessNotes: random.chance(0.45) ? random.pick(accessNotes) : null,
  })
  if (random.chance(0.3)) {
    const contact = { name: names.person(), role: random.pick(roles), phone: names.phone(), email: null }
    draft.add('contacts', { customerId, siteId, ...contact })
  }
  const assets = new Map<string, { id: string; name: string }>()
  const kinds = [trade.kinds[index % trade.kinds.length]!, ...(index % 3 ? [random.pick(trade.kinds)] : [])]
  for (const kind of new Set(kinds)) assets.set(kind, installAsset(draft, siteId, kind, index, assets.size))
  return { id: siteId, customerId, customerName: owner.name, name, district, place, known, assets }
}

function installAsset(
  draft: DemoDraft,
  siteId: string,
  kind: string,
  siteIndex: number,
  ordinal: number,
): { id: string; name: string } {
  const { random } = draft
  const { makers, prefix, years } = demoAssetKinds[kind]!
  const ageDays = random.integer(120, 4_200)
  const name = `${kind}, ${random.pick(floors).toLowerCase()}`
  const id = draft.add('assets', {
    externalId: `DEMO-A${siteIndex + 1}-${ordinal + 1}`,
    siteId,
    tag: `${prefix}-${String(siteIndex + 1).padStart(3, '0')}${ordinal ? 'B' : ''}`,
    name,
    kind,
    manufacturer: random.pick(makers),
    model: `${prefix}${random.integer(2, 9)}${random.pick(['00', '20', '50', '80'])}`,
    serial: `${random.integer(100_000, 999_999)}`,
    installedOn: draft.day(-ageDays),
    warrantyUntil: draft.day(years * 365 - ageDays),
    criticality: ['Lift', 'Fire alarm', 'Chiller'].includes(kind) ? 'high' : random.chance(0.3) ? 'low' : 'medium',
  })
  return { id, name }
}
