import type { Backend } from '#electron/backend/create-backend.ts'
import { writeChanges } from '#electron/store/change-writer.ts'
import { insert } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import { instantOf } from '#shared/kernel/zone.ts'

/** What a test may change about a generated visit. */
export interface PacketDayVisit {
  readonly workOrder?: Partial<NewRow<'workOrders'>>
  readonly site?: Partial<NewRow<'sites'>>
  /** Ids of work types; the generated ones take turns otherwise. */
  readonly workTypeId?: string
}

export interface PacketDayOptions {
  readonly technicians: number
  readonly visitsEach: number
  readonly day?: string
  readonly seed?: number
  /** Changes of single visits, by technician and visit, both from 0. */
  readonly change?: (technician: number, visit: number) => PacketDayVisit
  /** Further rows, written after the generated ones. */
  readonly extra?: readonly Change[]
}

/** Ids of what was generated. */
export interface PacketDay {
  readonly day: string
  readonly technicianIds: readonly string[]
  /** By technician, in route order. */
  readonly visitIds: readonly (readonly string[])[]
  /** Work order numbers in the same shape. */
  readonly numbers: readonly (readonly number[])[]
}

export const packetZone = 'America/New_York'
const streets = [
  'Harbor St',
  'Mill Lane',
  'Orchard Rd',
  'Quarry Ave',
  'Station Sq',
  'Willow Ct',
  'Bridge St',
  'Chapel Row',
]

/** Writes a day of placed visits straight into the store: technicians, work types, sites, work orders and a little history. */
export function seedPacketDay({ context }: Backend, options: PacketDayOptions): PacketDay {
  const {
    technicians,
    visitsEach,
    day = '2011-09-06',
    seed = 1,
    change = (): PacketDayVisit => ({}),
    extra = [],
  } = options
  const random = seededRandom(seed)
  const at = (minute: number) => instantOf(day, minute, packetZone)
  const changes: Change[] = [
    insert('settings', { id: 'officeZone', value: packetZone }),
    insert('settings', { id: 'organisationName', value: 'Harbor Works Department' }),
    ...workTypes(),
    insert('mapLayers', layer(random)),
  ]
  const visitIds: string[][] = []
  const numbers: number[][] = []
  for (let t = 0; t < technicians; t++) {
    changes.push(...technician(t))
    visitIds.push([])
    numbers.push([])
    const gap = Math.floor(480 / visitsEach)
    for (let v = 0; v < visitsEach; v++) {
      const n = t * visitsEach + v
      const number = 4_001 + n
      const changed = change(t, v)
      const minute = 7 * 60 + v * gap
      const duration = Math.max(5, gap - 12)
      changes.push(
        insert('sites', { ...site(n, random), ...changed.site }),
        insert('contacts', {
          id: `contact-${n}`,
          customerId: null,
          siteId: `site-${n}`,
          name: 'Robin Vale',
          role: 'Caretaker',
          phone: '555 0100',
          email: null,
        }),
        insert('workOrders', {
          ...workOrder(n, number, at(0), changed.workTypeId ?? `type-${n % 2}`),
          ...changed.workOrder,
        }),
        insert('visits', {
          id: `visit-${n}`,
          workOrderId: `order-${n}`,
          sequence: 1,
          status: 'scheduled',
          durationMinutes: duration,
          startsAt: at(minute),
          endsAt: at(minute + duration),
          windowStartsAt: v % 4 === 0 ? at(minute - 30) : null,
          windowEndsAt: v % 4 === 0 ? at(minute + 90) : null,
          pinned: false,
          publishedStartsAt: null,
          publishedTechnicianId: null,
          actualStartsAt: null,
          actualEndsAt: null,
          overrideReason: null,
        }),
        insert('visitTechnicians', { id: `vt-${n}`, visitId: `visit-${n}`, technicianId: `tech-${t}`, lead: true }),
        insert('requests', request(n, at(0) - 86_400_000 * (1 + (n % 20)))),
      )
      visitIds[t]!.push(`visit-${n}`)
      numbers[t]!.push(number)
    }
  }
  const { store, clock } = context
  store.db.transaction(() => writeChanges(store.records, store.search, [...changes, ...extra], clock.now()))()
  return { day, technicianIds: Array.from({ length: technicians }, (_, t) => `tech-${t}`), visitIds, numbers }
}

function technician(t: number): Change[] {
  const id = `tech-${t}`
  const code = `UNIT-${String(t + 1).padStart(2, '0')}`
  return [
    insert('technicians', {
      id,
      externalId: null,
      code,
      name: `Unit ${t + 1} Field Crew`,
      team: 'Parks',
      territoryId: null,
      phone: '555 0142',
      homeLatitude: 42.31 + t * 0.004,
      homeLongitude: -71.08 - t * 0.003,
      costPerHour: 40,
      active: true,
    }),
    ...[1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      insert('shifts', { id: `shift-${t}-${weekday}`, technicianId: id, weekday, startMinute: 420, endMinute: 930 }),
    ),
    insert('breaks', { id: `break-${t}`, technicianId: id, startMinute: 720, durationMinutes: 30 }),
  ]
}

function workTypes(): Change[] {
  const common = {
    externalId: null,
    category: 'Parks',
    fieldWork: true,
    certificateName: null,
    durationMinutes: 50,
    slaPolicyId: null,
  } as const
  return [
    insert('skills', { id: 'skill-trees', name: 'Trees' }),
    insert('workTypes', {
      ...common,
      id: 'type-0',
      name: 'Tree emergency',
      skillId: 'skill-trees',
      skillLevel: 2,
      priority: 'emergency',
      checklist: [
        { text: 'Wires checked before approach', answer: 'pass-fail', unit: null },
        { text: 'Cones and flagger placed', answer: 'pass-fail', unit: null },
        { text: 'Trunk diameter, 10 to 250 cm', answer: 'number', unit: 'cm' },
        { text: 'Photos taken before and after, at least 2', answer: 'photo', unit: null },
        { text: 'Remaining hazard in words', answer: 'text', unit: null },
      ],
      parts: [
        { name: 'Chain saw, 16 in, with fuel', quantity: 1, where: 'van', kind: 'tool' },
        { name: 'Traffic cones', quantity: 8, where: 'van', kind: 'tool' },
        { name: 'Chip bags', quantity: 6, where: 'depot', kind: 'part' },
      ],
      safetyNotes:
        'Check for wires in the canopy. If a conductor touches the tree, keep 3 m away and call the utility. Cones and flagger on the road side.',
    }),
    insert('workTypes', {
      ...common,
      id: 'type-1',
      name: 'Street light outage',
      skillId: null,
      skillLevel: 1,
      priority: 'normal',
      checklist: [
        { text: 'Supply isolated and tested dead', answer: 'pass-fail', unit: null },
        { text: 'Lamp or driver replaced', answer: 'pass-fail', unit: null },
        { text: 'Insulation resistance', answer: 'number', unit: 'MΩ' },
      ],
      parts: [{ name: 'LED lamp 60 W', quantity: 1, where: 'depot', kind: 'part' }],
      safetyNotes: null,
    }),
  ]
}

function site(n: number, random: Random): NewRow<'sites'> {
  return {
    id: `site-${n}`,
    externalId: null,
    customerId: null,
    territoryId: null,
    name: `${10 + n} ${streets[n % streets.length]}`,
    address: `${10 + n} ${streets[n % streets.length]}, Riverton`,
    district: 'North side',
    postcode: '00119',
    latitude: 42.31 + (random.next() - 0.5) * 0.05,
    longitude: -71.08 + (random.next() - 0.5) * 0.07,
    coordinateSource: 'demo',
    coordinateConfidence: 1,
    ungeocodedReason: null,
    zone: packetZone,
    accessNotes: 'Public way',
  }
}

function workOrder(n: number, number: number, openedAt: number, workTypeId: string): NewRow<'workOrders'> {
  return {
    id: `order-${n}`,
    number,
    requestId: null,
    workTypeId,
    customerId: null,
    siteId: `site-${n}`,
    assetId: null,
    territoryId: null,
    team: 'Parks',
    title: n % 2 === 0 ? 'Tree emergency' : 'Street light out',
    description:
      n % 2 === 0
        ? 'Tree emergency after the storm: limb or debris on the public way. Clear the way first; record whether the tree is public or private.'
        : 'Light has been out for three nights.',
    status: 'scheduled',
    priority: n % 2 === 0 ? 'emergency' : n % 3 === 0 ? 'high' : 'normal',
    openedAt: openedAt - 172_800_000,
    respondBy: null,
    resolveBy: openedAt + 50_000_000,
    completedAt: null,
    holdReason: null,
  }
}

function request(n: number, openedAt: number): NewRow<'requests'> {
  return {
    id: `request-${n}`,
    number: 900 + n,
    externalId: null,
    importId: null,
    status: n % 3 === 0 ? 'closed' : 'new',
    title: 'Graffiti removal',
    description: '',
    source: 'Phone',
    team: null,
    priority: 'low',
    workTypeId: null,
    customerId: null,
    siteId: `site-${n}`,
    assetId: null,
    territoryId: null,
    openedAt,
    resolveBy: null,
    closedAt: n % 3 === 0 ? openedAt + 9_000_000 : null,
    closingNote: null,
    sourceVerdict: null,
    workOrderId: null,
    mergedIntoId: null,
    decisionReason: null,
  }
}

/** Two made-up districts with a wavering shore between them. */
function layer(random: Random): NewRow<'mapLayers'> {
  const shore: [number, number][] = Array.from({ length: 60 }, (_, at) => [
    -71.2 + at * 0.004,
    42.315 + (random.next() - 0.5) * 0.006,
  ])
  return {
    id: 'layer',
    name: 'Districts',
    attribution: 'Outlines: made up for tests',
    shapes: [
      { name: 'North side', polygons: [[[...shore, [-70.9, 42.42], [-71.25, 42.42]]]] },
      { name: 'Old town', polygons: [[[...shore, [-70.9, 42.2], [-71.25, 42.2]]]] },
    ],
  }
}
