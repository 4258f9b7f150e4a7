import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import { plainTravelFacts } from '#shared/domain/travel/travel.ts'
import type { ShiftPattern } from '#shared/domain/technician/shift-pattern.ts'

const kept = { rev: 1, updatedAt: 0, deletedAt: null }

/** A technician with one shift from midnight to eight on the days of a pattern, and nothing else. */
export function oneShiftTechnician(pattern: ShiftPattern, from: number, to: number): TechnicianDays {
  return {
    technician: {
      ...kept,
      id: 't',
      externalId: null,
      code: 'T',
      name: 'T',
      team: null,
      territoryId: null,
      phone: null,
      homeLatitude: null,
      homeLongitude: null,
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
    skills: [],
    certificates: [],
    shifts: [{ ...kept, id: 's', technicianId: 't', startMinute: 0, endMinute: 480, patternId: null, ...pattern }],
    breaks: [],
    exceptions: [],
    absences: [],
    visits: [],
    travel: plainTravelFacts,
    strictTerritories: false,
    from,
    to,
  }
}
