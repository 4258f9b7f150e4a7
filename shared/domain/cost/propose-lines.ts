import type { Interval } from '../../kernel/interval.ts'
import { subtract } from '../../kernel/interval.ts'
import { hourMs, minuteMs } from '../../kernel/zone.ts'
import type { CoverAnswer } from '../contract/cover-answer.ts'
import { coverageOfLine } from '../contract/coverage-of.ts'
import type { Technician } from '../technician/technician.ts'
import type { Visit } from '../visit/visit.ts'
import type { TravelSum } from '../route/day-route.ts'
import type { PartNeed } from '../work-type/work-type.ts'
import { roundQuantity } from './amount.ts'
import type { CostLine } from './cost-line.ts'
import type { Rates } from './rates.ts'
import { hourlyRates, markedUp, overtimeCostCents } from './rates.ts'

/** A line that the records suggest, ready to be entered with one click. `sourceKey` says from what it was made. */
export type ProposedLine = Pick<
  CostLine,
  | 'kind'
  | 'state'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'unitCostCents'
  | 'unitPriceCents'
  | 'coverage'
  | 'happenedOn'
  | 'visitId'
  | 'technicianId'
> & {
  readonly sourceKey: string
  /** The factor of hours outside the shifts; null for anything else. */
  readonly overtimeFactor: number | null
  /** Minutes of the way as they are estimated; null for anything but travel. */
  readonly travelMinutes: number | null
}

/** The unit of labour. */
export const hourUnit = 'h'
/** The unit of parts. */
export const pieceUnit = 'pcs'
/** The units of travel. */
export const kilometreUnit = 'km'
export const minuteUnit = 'min'

/** One technician’s time on a visit. */
export interface WorkedVisit {
  readonly visit: Pick<Visit, 'id' | 'sequence' | 'actualStartsAt' | 'actualEndsAt'>
  readonly technician: Pick<Technician, 'id' | 'code' | 'costPerHour' | 'billPerHour'> &
    Partial<Pick<Technician, 'overtimeCostPerHour'>>
  /** Their shifts around the visit; null when no shifts of theirs are known: nothing then counts as overtime. */
  readonly shifts: readonly Interval[] | null
  /** The day the visit began, in the zone of the office. */
  readonly day: string
}

/**
 * Labour from the actual times of a visit: hours inside the shifts at the technician’s rate, hours outside of them at
 * the rate × overtime factor (or at what an overtime hour of theirs costs), each rounded up to the office’s step. Nothing until arrival and leaving are both known.
 */
export function labourProposals(
  worked: WorkedVisit,
  rates: Rates,
  cover: Pick<CoverAnswer, 'labour' | 'parts'>,
): ProposedLine[] {
  const { visit, technician, shifts, day } = worked
  if (visit.actualStartsAt === null || visit.actualEndsAt === null) return []
  const span = { start: visit.actualStartsAt, end: visit.actualEndsAt }
  const outsideMs = shifts === null ? 0 : subtract(span, shifts).reduce((sum, one) => sum + one.end - one.start, 0)
  const { costCents, billCents } = hourlyRates(technician, rates)
  const line = (part: 'normal' | 'overtime', ms: number, factor: number): ProposedLine[] => {
    const stepMs = rates.labourStepMinutes * minuteMs
    const hours = roundQuantity((Math.ceil(ms / stepMs) * stepMs) / hourMs)
    if (hours <= 0) return []
    return [
      {
        kind: 'labour',
        state: 'actual',
        description: part === 'normal' ? technician.code : `${technician.code} × ${factor}`,
        quantity: hours,
        unit: hourUnit,
        unitCostCents: part === 'normal' ? costCents : overtimeCostCents(technician, rates),
        unitPriceCents: markedUp(billCents, factor - 1),
        coverage: coverageOfLine(cover, 'labour'),
        happenedOn: day,
        visitId: visit.id,
        technicianId: technician.id,
        sourceKey: `labour ${visit.id} ${technician.id} ${part}`,
        overtimeFactor: part === 'normal' ? null : factor,
        travelMinutes: null,
      },
    ]
  }
  const wholeMs = Math.max(0, span.end - span.start)
  return [...line('normal', wholeMs - outsideMs, 1), ...line('overtime', outsideMs, rates.overtimeFactor)]
}

/** The way to a visit on the planned route of who leads it. */
export interface TravelledVisit {
  readonly visit: Pick<Visit, 'id' | 'actualStartsAt'>
  readonly technician: Pick<Technician, 'id' | 'code'>
  /** Travel that ends at the visit; null where no place is known to come from or to go to. */
  readonly leg: TravelSum | null
  /** The day of the visit, in the zone of the office. */
  readonly day: string
}

/**
 * Travel to a visit as the route plans it: kilometres and minutes, each at the office’s rate where there is one; without
 * any rate the kilometres alone, to be priced by hand. Ordered until somebody has arrived. Nothing for a visit at the
 * place of the one before, or without a known way.
 */
export function travelProposals(
  { visit, technician, leg, day }: TravelledVisit,
  rates: Rates,
  cover: Pick<CoverAnswer, 'labour' | 'parts'>,
): ProposedLine[] {
  if (!leg || (leg.distanceMeters === 0 && leg.minutes === 0)) return []
  const { travelPerKmCents: perKm, travelPerMinuteCents: perMinute } = rates
  const line = (unit: string, quantity: number, cents: number): ProposedLine => ({
    kind: 'travel',
    state: visit.actualStartsAt === null ? 'committed' : 'actual',
    description: technician.code,
    quantity: roundQuantity(quantity),
    unit,
    unitCostCents: cents,
    unitPriceCents: cents,
    coverage: coverageOfLine(cover, 'travel'),
    happenedOn: day,
    visitId: visit.id,
    technicianId: technician.id,
    sourceKey: `travel ${visit.id} ${unit}`,
    overtimeFactor: null,
    travelMinutes: leg.minutes,
  })
  return [
    ...(perKm > 0 || perMinute === 0 ? [line(kilometreUnit, Math.round(leg.distanceMeters / 100) / 10, perKm)] : []),
    ...(perMinute > 0 ? [line(minuteUnit, leg.minutes, perMinute)] : []),
  ]
}

/**
 * The parts of a template’s kit as they are planned: its quantity at its cost with the office’s markup. Tools come
 * back and cost nothing.
 */
export function kitProposals(
  parts: readonly PartNeed[],
  rates: Rates,
  cover: Pick<CoverAnswer, 'labour' | 'parts'>,
  day: string,
): ProposedLine[] {
  const seen = new Map<string, number>()
  return parts
    .filter(({ kind }) => kind === 'part')
    .map(({ name, quantity, unitCostCents = 0 }) => {
      const times = (seen.get(name) ?? 0) + 1
      seen.set(name, times)
      return {
        kind: 'part',
        state: 'actual',
        description: name,
        quantity: roundQuantity(quantity),
        unit: pieceUnit,
        unitCostCents,
        unitPriceCents: markedUp(unitCostCents, rates.partsMarkup),
        coverage: coverageOfLine(cover, 'part'),
        happenedOn: day,
        visitId: null,
        technicianId: null,
        sourceKey: times === 1 ? `kit ${name}` : `kit ${name} ${times}`,
        overtimeFactor: null,
        travelMinutes: null,
      }
    })
}

/** The proposals that no line was made from yet. */
export function openProposals<T extends { readonly sourceKey: string }>(
  proposals: readonly T[],
  lines: readonly Pick<CostLine, 'sourceKey'>[],
): T[] {
  const taken = new Set(lines.map(({ sourceKey }) => sourceKey))
  return proposals.filter(({ sourceKey }) => !taken.has(sourceKey))
}
