import { centsOfMajor } from '../cost/currency.ts'
import type { Rates } from '../cost/rates.ts'
import type { Technician, TechnicianSkill } from '../technician/technician.ts'
import type { Point } from '../travel/estimate.ts'
import { estimateTravel, pointOf } from '../travel/estimate.ts'
import type { WorkType } from '../work-type/work-type.ts'

/** What could not be counted because nobody has said it: the estimate is then too low by that much. */
export const estimateGaps = ['labourRate', 'partPrice', 'place'] as const
export type EstimateGap = (typeof estimateGaps)[number]

/** What work will probably cost the office, in minor units. A part of it that is not known is null and named in `gaps`. */
export interface CostEstimate {
  readonly labourCents: number | null
  readonly partsCents: number
  readonly travelCents: number | null
  /** Sum of what is known; null when nothing is. */
  readonly totalCents: number | null
  /** Planned time on site of one technician. */
  readonly durationMinutes: number
  /** There and back, from the nearest technician who can do it; null where the site or every home is not placed. */
  readonly travelMinutes: number | null
  readonly crewSize: number
  readonly gaps: readonly EstimateGap[]
}

/** The office's rates an estimate needs: the hour counts where none of those who can do the work has one of their own. */
export type EstimateRates = Pick<Rates, 'currency' | 'costPerHourCents'>

/** What work takes, from request and work type. */
export interface EstimatedWork {
  readonly workType: Pick<WorkType, 'fieldWork' | 'skillId' | 'skillLevel' | 'durationMinutes' | 'crewSize' | 'parts'>
  /** Time on site where the request says otherwise than its work type. */
  readonly durationMinutes: number | null
  readonly place: Point | null
}

/** Technicians of an office as estimates need them: who can do what, at what rate, from where. */
export interface EstimateCrew {
  readonly technicians: readonly Technician[]
  readonly skills: readonly TechnicianSkill[]
}

/**
 * Estimates many works of one office; what they share is worked out once.
 *
 * cost = (duration + travel) ÷ 60 × hour rate × crew + parts kit
 *
 * The hour rate is the mean of the active technicians who have the skill at the level (of all active ones where none
 * has); travel is there and back from the nearest of their homes. Tools come back and cost nothing; a part without a
 * price is left out and said.
 */
export function createEstimator(crew: EstimateCrew, rates: EstimateRates): (work: EstimatedWork) => CostEstimate {
  const active = crew.technicians.filter((technician) => technician.active)
  const able = new Map<string, Able>()
  const ableFor = ({ skillId, skillLevel }: EstimatedWork['workType']): Able => {
    const key = `${skillId} ${skillLevel}`
    let found = able.get(key)
    if (!found) {
      const holders = new Set(
        crew.skills.filter((one) => one.skillId === skillId && one.level >= skillLevel).map((one) => one.technicianId),
      )
      const skilled = skillId === null ? active : active.filter(({ id }) => holders.has(id))
      const people = skilled.length > 0 ? skilled : active
      found = { hourCents: meanHourCents(people, rates), homes: homesOf(people) }
      able.set(key, found)
    }
    return found
  }
  return ({ workType, durationMinutes, place }) => {
    const { hourCents, homes } = ableFor(workType)
    const minutes = durationMinutes ?? workType.durationMinutes
    const crewSize = Math.max(1, workType.crewSize)
    const gaps: EstimateGap[] = []
    if (hourCents === null) gaps.push('labourRate')
    const parts = workType.parts.filter(({ kind }) => kind === 'part')
    if (parts.some(({ unitCostCents }) => unitCostCents === undefined)) gaps.push('partPrice')
    const partsCents = Math.round(parts.reduce((sum, one) => sum + one.quantity * (one.unitCostCents ?? 0), 0))
    const travelMinutes = workType.fieldWork ? roundTrip(place, homes) : 0
    if (travelMinutes === null) gaps.push('place')
    const minuteCents = (hourCents ?? 0) / 60
    const labourCents = hourCents === null ? null : Math.round(minutes * minuteCents * crewSize)
    const travelCents =
      travelMinutes === null || hourCents === null ? null : Math.round(travelMinutes * minuteCents * crewSize)
    const known = labourCents !== null || partsCents > 0
    const totalCents = known ? (labourCents ?? 0) + partsCents + (travelCents ?? 0) : null
    return { labourCents, partsCents, travelCents, totalCents, durationMinutes: minutes, travelMinutes, crewSize, gaps }
  }
}

interface Able {
  readonly hourCents: number | null
  readonly homes: readonly Point[]
}

function meanHourCents(people: readonly Technician[], { currency, costPerHourCents }: EstimateRates): number | null {
  const rated = people.flatMap(({ costPerHour }) => (costPerHour ? centsOfMajor(costPerHour, currency) : []))
  // A rate of nothing is one that nobody has set.
  if (rated.length === 0) return costPerHourCents > 0 ? costPerHourCents : null
  return Math.round(rated.reduce((sum, rate) => sum + rate, 0) / rated.length)
}

function homesOf(people: readonly Technician[]): Point[] {
  return people.flatMap(({ homeLatitude, homeLongitude }) => pointOf(homeLatitude, homeLongitude) ?? [])
}

function roundTrip(place: Point | null, homes: readonly Point[]): number | null {
  if (!place || homes.length === 0) return null
  return 2 * Math.min(...homes.map((home) => estimateTravel(home, place).minutes))
}
