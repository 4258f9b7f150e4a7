import { insert } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import { writeChanges } from '#electron/store/change-writer.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { openTestBackend } from './test-backend.ts'
import type { TestBackend, TestBackendOptions } from './test-backend.ts'
import { notPlaced } from '#shared/domain/visit/new-visit.ts'

/** Zone and day of the small office: a Tuesday in Boston. */
export const officeZone = 'America/New_York'
export const officeDay = '2011-09-06'

/** An instant of the office's day, from `H:mm`. */
export function officeTime(time: string, day = officeDay): number {
  const [hour, minute] = time.split(':').map(Number)
  return instantOf(day, hour! * 60 + minute!, officeZone)
}

/**
 * An office of two technicians and three work orders with one visit each: `oak` and `elm` know Trees, only `oak` at
 * level 2; visits `v1` to `v3` want Trees 1, Trees 2 and Roads, which nobody knows. Opened at 7:00 of its day.
 */
export function openSmallOffice(options: TestBackendOptions = {}): TestBackend {
  const desk = openTestBackend({ now: officeTime('7:00'), ...options })
  const { store } = desk.backend.context
  store.db.transaction(() => writeChanges(store.records, store.search, smallOfficeRows(), 0))()
  return desk
}

/** The records of the small office. */
export function smallOfficeRows(): Change[] {
  const skills = ['Trees', 'Roads'].map((name) => insert('skills', { id: name, name }))
  return [
    insert('settings', { id: 'officeZone', value: officeZone }),
    ...skills,
    insert('territories', { id: 'north', externalId: null, name: 'North', code: 'N', boundary: null }),
    ...['oak', 'elm'].flatMap((id, index) => technicianRows(id, index)),
    ...[
      { id: 'v1', skillId: 'Trees', skillLevel: 1 },
      { id: 'v2', skillId: 'Trees', skillLevel: 2 },
      { id: 'v3', skillId: 'Roads', skillLevel: 1 },
    ].flatMap((wanted, index) => workRows(wanted, index)),
  ]
}

function technicianRows(id: string, index: number): Change[] {
  const technician: NewRow<'technicians'> = {
    id,
    externalId: null,
    code: id.toUpperCase(),
    name: id,
    team: null,
    territoryId: 'north',
    phone: null,
    homeLatitude: 42.3,
    homeLongitude: -71.1 + index / 100,
    costPerHour: null,
    active: true,
  }
  return [
    insert('technicians', technician),
    insert('technicianSkills', { id: `${id} skill`, technicianId: id, skillId: 'Trees', level: id === 'oak' ? 2 : 1 }),
    ...[1, 2, 3, 4, 5].map((weekday) =>
      insert('shifts', { id: `${id} ${weekday}`, technicianId: id, weekday, startMinute: 480, endMinute: 960 }),
    ),
    insert('breaks', { id: `${id} break`, technicianId: id, startMinute: 720, durationMinutes: 30 }),
  ]
}

function workRows({ id, skillId, skillLevel }: { id: string; skillId: string; skillLevel: number }, index: number) {
  const site: NewRow<'sites'> = {
    id: `${id} site`,
    externalId: null,
    customerId: null,
    territoryId: 'north',
    name: `Site ${index + 1}`,
    address: `${index + 1} Main St`,
    district: null,
    postcode: null,
    latitude: 42.3 + index / 100,
    longitude: -71.1,
    coordinateSource: 'manual',
    coordinateConfidence: 1,
    ungeocodedReason: null,
    zone: officeZone,
    accessNotes: null,
  }
  const workType: NewRow<'workTypes'> = {
    id: `${id} type`,
    externalId: null,
    name: `${skillId} ${skillLevel}`,
    category: 'test',
    fieldWork: true,
    skillId,
    skillLevel,
    certificateName: null,
    durationMinutes: 60,
    priority: 'normal',
    slaPolicyId: null,
    checklist: [],
    parts: [],
    safetyNotes: null,
  }
  const workOrder: NewRow<'workOrders'> = {
    id: `${id} order`,
    number: index + 1,
    requestId: null,
    workTypeId: `${id} type`,
    customerId: null,
    siteId: `${id} site`,
    assetId: null,
    territoryId: 'north',
    team: null,
    title: `Work ${index + 1}`,
    description: '',
    status: 'open',
    priority: 'normal',
    openedAt: officeTime('6:00'),
    respondBy: null,
    resolveBy: officeTime('15:00'),
    completedAt: null,
    holdReason: null,
  }
  return [
    insert('sites', site),
    insert('workTypes', workType),
    insert('workOrders', workOrder),
    insert('visits', newVisit(id, `${id} order`)),
  ]
}

/** A visit that waits in the queue for an hour's work. */
export function newVisit(id: string, workOrderId: string, sequence = 1): NewRow<'visits'> {
  return {
    id,
    workOrderId,
    sequence,
    durationMinutes: 60,
    ...notPlaced,
  }
}
