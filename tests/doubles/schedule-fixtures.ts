import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { plainTravelFacts, travelOf } from '#shared/domain/travel/travel.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { notPlaced } from '#shared/domain/visit/new-visit.ts'

/** Records as the rules see them, with everything in order; a test changes the one thing it is about. */
export const boston = 'America/New_York'
/** Tuesday. */
export const tuesday = '2011-09-06'
export const bostonClock = createDayClock(boston)

/** Every hour alike, and no routing server. */
export const plainTravel = travelOf(plainTravelFacts, bostonClock)

const kept = { rev: 1, updatedAt: 0, deletedAt: null }

/** An instant of the test's Tuesday in Boston, from `H:mm`. */
export function at(time: string, day = tuesday): number {
  const [hour, minute] = time.split(':').map(Number)
  return bostonClock.at(day, hour! * 60 + minute!)
}

/** What clocks are read from: opened at midnight of 1970, nothing promised, nothing stopped. */
export function aClock(facts: Partial<ClockFacts> = {}): ClockFacts {
  return {
    openedAt: 0,
    respondBy: null,
    arriveBy: null,
    resolveBy: null,
    respondedAt: null,
    arrivedAt: null,
    completedAt: null,
    cancelled: false,
    slaPolicyId: null,
    promised: [],
    pausedSince: null,
    ...facts,
  }
}

export function aVisit(visit: Partial<Visit> = {}, detail: Partial<Omit<VisitDetail, 'visit'>> = {}): VisitDetail {
  return {
    visit: {
      ...kept,
      id: 'visit',
      workOrderId: 'order',
      sequence: 1,
      durationMinutes: 60,
      ...notPlaced,
      outcome: null,
      followsVisitId: null,
      ...visit,
    },
    technicianId: null,
    technicianIds: [],
    workOrderNumber: 4884,
    title: 'Tree emergency',
    priority: 'emergency',
    workOrderStatus: 'open',
    workTypeName: 'Tree emergency',
    skillId: 'trees',
    skillName: 'Trees',
    skillLevel: 2,
    certificateName: null,
    clock: aClock({ resolveBy: detail.resolveBy ?? null }),
    resolveBy: null,
    technicianWishes: [],
    opening: null,
    siteId: 'site',
    siteName: 'Pickering Ave',
    address: '1 Pickering Ave',
    district: 'Roxbury',
    latitude: 42.32,
    longitude: -71.09,
    territoryId: null,
    team: null,
    crewSize: 1,
    links: [],
    bundle: null,
    ...detail,
  }
}

/** A visit already in the lane. */
export function aPlacedVisit(
  id: string,
  startsAt: number,
  minutes = 60,
  detail: Partial<VisitDetail> = {},
): VisitDetail {
  const span = { startsAt, endsAt: startsAt + minutes * minuteMs, durationMinutes: minutes }
  const placed = aVisit({ id, status: 'scheduled', ...span }, { resolveBy: detail.resolveBy ?? null })
  return { ...placed, workOrderNumber: 100, technicianId: 'tech', technicianIds: ['tech'], ...detail }
}

/** PARK-27: trees at level 2, Monday to Friday 7:30 to 16:00 with a break at 12:00, living where the fixtures' visits are. */
export function technicianDays(change: Partial<TechnicianDays> = {}): TechnicianDays {
  return {
    technician: {
      ...kept,
      id: 'tech',
      externalId: null,
      code: 'PARK-27',
      name: 'PARK-27',
      team: null,
      territoryId: null,
      phone: null,
      homeLatitude: 42.32,
      homeLongitude: -71.09,
      costPerHour: null,
      billPerHour: null,
      overtimeCostPerHour: null,
      email: null,
      vehicle: null,
      homeAddress: null,
      overtimeMinutes: null,
      maxTravelMinutes: null,
      ownTerritoryOnly: false,
      active: true,
    },
    skills: [{ skillId: 'trees', name: 'Trees', level: 2 }],
    certificates: [],
    shifts: [1, 2, 3, 4, 5].map((weekday) => ({
      ...kept,
      id: `shift${weekday}`,
      technicianId: 'tech',
      weekday,
      startMinute: 450,
      endMinute: 960,
      cycleWeeks: 1,
      cycleWeek: 1,
      anchorDay: null,
      validFrom: null,
      validUntil: null,
      patternId: null,
    })),
    breaks: [aBreak()],
    exceptions: [],
    absences: [],
    visits: [],
    travel: plainTravelFacts,
    strictTerritories: false,
    from: at('0:00'),
    to: at('24:00'),
    ...change,
  }
}

/** The break at noon, half an hour long, unless the test says otherwise. */
export function aBreak(change: Partial<TechnicianDays['breaks'][number]> = {}): TechnicianDays['breaks'][number] {
  return {
    ...kept,
    id: 'break',
    technicianId: 'tech',
    startMinute: 720,
    durationMinutes: 30,
    latestStartMinute: null,
    validFrom: null,
    validUntil: null,
    patternId: null,
    ...change,
  }
}

export function aLane(change: Partial<TechnicianDays> = {}): TechnicianSchedule {
  return compileSchedule(technicianDays(change), bostonClock)
}

export function anAbsence(startsAt: number, endsAt: number, reason = 'Training'): TechnicianDays['absences'][number] {
  return { ...kept, id: 'absence', technicianId: 'tech', startsAt, endsAt, reason }
}

export function aCertificate(name: string, expiresOn: string | null): TechnicianDays['certificates'][number] {
  return { ...kept, id: `certificate ${name}`, technicianId: 'tech', name, number: null, issuedOn: null, expiresOn }
}
