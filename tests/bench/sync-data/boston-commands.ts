import { insert } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import { idsOfCommand } from '#shared/sync/derived-ids.ts'
import type { Envelope } from '#shared/sync/envelope.ts'

/** Instant the generated office lives in: Tuesday 6 September 2011, 12:00 UTC. */
export const benchNow = Date.UTC(2011, 8, 6, 12)

const streets = ['Quarry', 'Maple', 'Harbour', 'Station', 'Mill', 'Chapel', 'Orchard', 'Kings', 'Norfolk', 'Bowdoin']
const districts = ['Dorchester', 'Roxbury', 'Back Bay', 'Jamaica Plain', 'South End', 'Mattapan', 'Brighton']
const kinds = ['Street light outage', 'Pothole', 'Graffiti', 'Missed trash', 'Tree emergency', 'Unsafe sidewalk']
const reports = [
  'Caller says it has been out since the weekend; the pole has no tag that can be read from the pavement.',
  'Reported by the app with a photo. Near the bus stop, on the side with even numbers.',
  'Second report of the same corner. Please call before coming, the gate is locked after five.',
  'Water stands in it after rain; a bicycle fell. Cones were put up by a neighbour.',
]

const sites = 400
const idOf = (kind: string, index: number) => `${kind}-${String(index).padStart(6, '0')}`

/** The office: territories, work types and sites of a city shaped like Boston. */
export function officeChanges(): Change[] {
  const random = seededRandom(311)
  const territories = districts.map((name, index) =>
    insert('territories', { id: idOf('territory', index), externalId: null, name, code: `D${index}`, boundary: null }),
  )
  const workTypes = kinds.map((name, index) => insert('workTypes', workType(name, index)))
  const places = Array.from({ length: sites }, (_, index) => insert('sites', site(index, random)))
  return [insert('settings', { id: 'officeZone', value: 'America/New_York' }), ...territories, ...workTypes, ...places]
}

function workType(name: string, index: number): NewRow<'workTypes'> {
  return {
    id: idOf('type', index),
    externalId: null,
    name,
    category: 'City',
    fieldWork: true,
    skillId: null,
    skillLevel: 1,
    certificateName: null,
    durationMinutes: 60,
    priority: 'normal',
    slaPolicyId: null,
    checklist: [],
    parts: [],
    safetyNotes: null,
  }
}

function site(index: number, random: Random): NewRow<'sites'> {
  const address = `${random.integer(1, 400)} ${random.pick(streets)} St`
  return {
    id: idOf('site', index),
    externalId: null,
    customerId: null,
    territoryId: idOf('territory', index % districts.length),
    name: address,
    address: `${address}, ${districts[index % districts.length]!}`,
    district: districts[index % districts.length]!,
    postcode: '02125',
    latitude: 42.2 + random.next() / 5,
    longitude: -71.15 + random.next() / 6,
    coordinateSource: 'import',
    coordinateConfidence: 1,
    ungeocodedReason: null,
    zone: 'America/New_York',
    accessNotes: null,
  }
}

/** An id as a desk mints it. */
export function idAt(at: number, random: Random): string {
  return uuid7(
    at,
    Uint8Array.from({ length: 10 }, () => random.integer(0, 255)),
  )
}

/** The envelope every command of the bench goes in. */
export function envelope(random: Random, seq: number, fields: Partial<Envelope> & { name: string }): Envelope {
  const id = idAt(benchNow + seq, random)
  return {
    id,
    seq,
    v: 1,
    args: null,
    changes: null,
    base: {},
    minted: [],
    at: benchNow + seq,
    zone: 'America/New_York',
    userId: null,
    userName: 'Desk',
    stepId: id,
    summary: { key: 'history.workOrderCreated', values: { number: seq } },
    ...fields,
  }
}

/** A desk makes a work order: the order and its visit. */
export function createWorkOrder(random: Random, seq: number): Envelope {
  const siteIndex = random.integer(0, sites - 1)
  const kind = random.integer(0, kinds.length - 1)
  const made = envelope(random, seq, {
    name: 'workOrder.create',
    args: {
      title: `${kinds[kind]!} at ${random.integer(1, 400)} ${random.pick(streets)} St`,
      description: random.pick(reports),
      workTypeId: idOf('type', kind),
      siteId: idOf('site', siteIndex),
      territoryId: idOf('territory', siteIndex % districts.length),
      priority: random.pick(['low', 'normal', 'high']),
    },
  })
  const next = idsOfCommand(made.id)
  return { ...made, minted: [`workOrders ${next()}`, `visits ${next()}`] }
}
