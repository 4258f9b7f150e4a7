import { withDefaults } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { addDays, instantOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Store } from '#electron/store/store.ts'

/** Size of the generated board. */
export interface BoardSize {
  readonly technicians: number
  readonly days: number
  readonly visits: number
  readonly queued: number
}

const zone = 'America/New_York'
/** First day of the generated week, a Monday. */
export const benchDay = '2026-09-07'
const kept = { rev: 1, updatedAt: 0, deletedAt: null }

/** Writes a week of visits spread evenly over the technicians, without overlaps, and a queue beside them. */
export function writeBoardData({ records, db }: Store, size: BoardSize, seed = 1): void {
  const random = seededRandom(seed)
  const put = (entity: EntityName, row: Record<string, unknown>) =>
    records.insert(entity, { ...kept, ...withDefaults(entity, row) })
  const skills = ['Highway', 'Trees', 'Signals', 'Lighting', 'Housing', 'Parks']
  db.transaction(() => {
    put('settings', { id: 'officeZone', value: zone })
    for (const name of skills) put('skills', { id: name, name })
    for (const name of skills) put('workTypes', workType(name))
    for (let t = 0; t < 10; t++)
      put('territories', { id: `area${t}`, code: `A${t}`, name: `Area ${t}`, externalId: null, boundary: null })
    for (let i = 0; i < size.technicians; i++) {
      const id = `tech${i}`
      put('technicians', {
        id,
        externalId: null,
        code: `UNIT-${i + 1}`,
        name: `UNIT-${i + 1}`,
        team: null,
        territoryId: `area${i % 10}`,
        phone: null,
        homeLatitude: 42.3 + random.next() / 10,
        homeLongitude: -71.1 + random.next() / 10,
        costPerHour: null,
        active: true,
      })
      for (const skill of [skills[i % 6]!, skills[(i + 1) % 6]!])
        put('technicianSkills', { id: `${id} ${skill}`, technicianId: id, skillId: skill, level: 3 })
      for (let weekday = 1; weekday <= 7; weekday++)
        put('shifts', { id: `${id} ${weekday}`, technicianId: id, weekday, startMinute: 450, endMinute: 990 })
      put('breaks', { id: `${id} break`, technicianId: id, startMinute: 720, durationMinutes: 30 })
    }
    const perLaneDay = Math.ceil(size.visits / (size.technicians * size.days))
    let placed = 0
    for (let d = 0; d < size.days; d++) {
      for (let i = 0; i < size.technicians; i++) {
        const width = 540 / perLaneDay
        for (let k = 0; k < perLaneDay && placed < size.visits; k++, placed++) {
          const minutes = random.integer(25, Math.floor(width) - 20)
          const startsAt = instantOf(addDays(benchDay, d), 450 + Math.floor(k * width) + random.integer(0, 15), zone)
          work(placed, skills[i % 6]!, { startsAt, minutes, technicianId: `tech${i}` })
        }
      }
    }
    for (let q = 0; q < size.queued; q++)
      work(placed + q, skills[q % 6]!, { startsAt: null, minutes: 45, technicianId: null })
  })()

  function work(
    index: number,
    skill: string,
    { startsAt, minutes, technicianId }: { startsAt: number | null; minutes: number; technicianId: string | null },
  ) {
    const id = `v${index}`
    put('sites', {
      id: `${id} site`,
      externalId: null,
      customerId: null,
      territoryId: `area${index % 10}`,
      name: `Site ${index}`,
      address: `${index} Main Street`,
      district: 'Roxbury',
      postcode: null,
      latitude: 42.3 + random.next() / 10,
      longitude: -71.1 + random.next() / 10,
      coordinateSource: 'demo',
      coordinateConfidence: 1,
      ungeocodedReason: null,
      zone,
      accessNotes: null,
    })
    put('workOrders', {
      id: `${id} order`,
      number: 1000 + index,
      requestId: null,
      workTypeId: `type ${skill}`,
      customerId: null,
      siteId: `${id} site`,
      assetId: null,
      territoryId: `area${index % 10}`,
      team: null,
      title: `${skill} work`,
      description: '',
      status: startsAt === null ? 'open' : 'scheduled',
      priority: random.pick(['high', 'normal', 'normal', 'low']),
      openedAt: 0,
      respondBy: null,
      resolveBy: instantOf(addDays(benchDay, 20), random.integer(0, 1439), zone),
      completedAt: null,
      holdReason: null,
    })
    put('visits', {
      id,
      workOrderId: `${id} order`,
      sequence: 1,
      status: startsAt === null ? 'toSchedule' : random.pick(['scheduled', 'dispatched']),
      durationMinutes: minutes,
      startsAt,
      endsAt: startsAt === null ? null : startsAt + minutes * minuteMs,
      windowStartsAt: null,
      windowEndsAt: null,
      pinned: false,
      publishedStartsAt: null,
      publishedTechnicianId: null,
      actualStartsAt: null,
      actualEndsAt: null,
      overrideReason: null,
    })
    if (technicianId !== null) put('visitTechnicians', { id: `${id} lead`, visitId: id, technicianId, lead: true })
  }
}

function workType(skill: string) {
  return {
    id: `type ${skill}`,
    externalId: null,
    name: `${skill} work`,
    category: 'bench',
    fieldWork: true,
    skillId: skill,
    skillLevel: 2,
    certificateName: null,
    durationMinutes: 45,
    priority: 'normal',
    slaPolicyId: null,
    checklist: [],
    parts: [],
    safetyNotes: null,
  }
}
