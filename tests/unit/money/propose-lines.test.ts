import { describe, expect, it } from 'vitest'
import { kitProposals, labourProposals, openProposals, travelProposals } from '#shared/domain/cost/propose-lines.ts'
import type { WorkedVisit } from '#shared/domain/cost/propose-lines.ts'
import { hourlyRates, markedUp, ratesOf } from '#shared/domain/cost/rates.ts'
import type { Rates } from '#shared/domain/cost/rates.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

const rates = ratesOf([
  { id: 'billPerHourCents', value: 9_000 },
  { id: 'costPerHourCents', value: 4_000 },
  { id: 'overtimeFactor', value: 1.5 },
  { id: 'partsMarkup', value: 0.25 },
])
const nobody = { labour: null, parts: null }

const worked = (minutes: number | null, change: Partial<WorkedVisit> = {}): WorkedVisit => ({
  visit: { id: 'v', sequence: 1, actualStartsAt: 0, actualEndsAt: minutes === null ? null : minutes * minuteMs },
  technician: { id: 't', code: 'OAK', costPerHour: null, billPerHour: null },
  shifts: null,
  day: '2011-09-06',
  ...change,
})

describe('labour from the actual times of a visit', () => {
  it('is its hours at the office’s rate where the technician has none', () => {
    expect(labourProposals(worked(90), rates, nobody)).toEqual([
      {
        kind: 'labour',
        state: 'actual',
        description: 'OAK',
        quantity: 1.5,
        unit: 'h',
        unitCostCents: 4_000,
        unitPriceCents: 9_000,
        coverage: 'billable',
        happenedOn: '2011-09-06',
        visitId: 'v',
        technicianId: 't',
        sourceKey: 'labour v t normal',
        overtimeFactor: null,
        travelMinutes: null,
      },
    ])
  })

  it('is at the technician’s own rates where there are', () => {
    const technician = { id: 't', code: 'OAK', costPerHour: 41.25, billPerHour: 88 }
    expect(hourlyRates(technician, rates)).toEqual({ costCents: 4_125, billCents: 8_800 })
    expect(labourProposals(worked(20, { technician }), rates, nobody)[0]).toMatchObject({
      quantity: 0.333,
      unitCostCents: 4_125,
      unitPriceCents: 8_800,
    })
  })

  it('is told apart inside and outside the shifts', () => {
    const shifts = [{ start: 0, end: 60 * minuteMs }]
    const lines = labourProposals(worked(90, { shifts }), rates, nobody)
    expect(
      lines.map(({ quantity, unitPriceCents, overtimeFactor }) => [quantity, unitPriceCents, overtimeFactor]),
    ).toEqual([
      [1, 9_000, null],
      [0.5, 13_500, 1.5],
    ])
    expect(labourProposals(worked(90, { shifts: [] }), rates, nobody).map(({ quantity }) => quantity)).toEqual([1.5])
    expect(labourProposals(worked(90, { shifts: [] }), rates, nobody)[0]!.overtimeFactor).toBe(1.5)
  })

  it('is rounded up to the step of the office, and nothing while a time is missing', () => {
    const stepped = { ...rates, labourStepMinutes: 15 }
    expect(labourProposals(worked(61), stepped, nobody)[0]!.quantity).toBe(1.25)
    expect(labourProposals(worked(60), stepped, nobody)[0]!.quantity).toBe(1)
    expect(labourProposals(worked(null), rates, nobody)).toEqual([])
    expect(labourProposals(worked(0), rates, nobody)).toEqual([])
    expect(labourProposals(worked(-5), rates, nobody)).toEqual([])
  })
})

describe('parts from the kit of a template', () => {
  const parts = [
    { name: 'Filter', quantity: 2, where: 'van', kind: 'part', unitCostCents: 1_000 },
    { name: 'Ladder', quantity: 1, where: 'van', kind: 'tool' },
    { name: 'Filter', quantity: 1, where: 'depot', kind: 'part' },
  ] as const

  it('are its parts at cost and markup; tools come back', () => {
    const lines = kitProposals(parts, rates, nobody, '2011-09-06')
    expect(lines.map((line) => [line.sourceKey, line.quantity, line.unitCostCents, line.unitPriceCents])).toEqual([
      ['kit Filter', 2, 1_000, 1_250],
      ['kit Filter 2', 1, 0, 0],
    ])
  })

  it('are offered until they are entered', () => {
    const lines = kitProposals(parts, rates, nobody, '2011-09-06')
    expect(openProposals(lines, [{ sourceKey: 'kit Filter' }, { sourceKey: null }])).toEqual([lines[1]])
  })
})

describe('the rates of the office', () => {
  it('are nothing until somebody sets them, and nonsense counts as not set', () => {
    expect(ratesOf([])).toMatchObject({ currency: 'USD', billPerHourCents: 0, partsMarkup: 0, limitBasis: 'cost' })
    expect(
      ratesOf([
        { id: 'currency', value: 'dollars' },
        { id: 'overtimeFactor', value: 0 },
      ]),
    ).toMatchObject({
      currency: 'USD',
      overtimeFactor: 1.5,
    })
  })

  it('mark parts up to the cent, half away from zero', () => {
    expect(markedUp(1_000, 0.25)).toBe(1_250)
    expect(markedUp(5, 0.1)).toBe(6)
    expect(markedUp(100, 0.005)).toBe(101)
  })
})

describe('travel to a visit on the planned route', () => {
  const travelled = (
    leg: { minutes: number; distanceMeters: number } | null,
    actualStartsAt: number | null = null,
  ) => ({
    visit: { id: 'v', actualStartsAt },
    technician: { id: 't', code: 'OAK' },
    leg,
    day: '2011-09-06',
  })
  const leg = { minutes: 23, distanceMeters: 8_449 }
  const perKm = ratesOf([{ id: 'travelPerKmCents', value: 60 }])
  const both = ratesOf([
    { id: 'travelPerKmCents', value: 60 },
    { id: 'travelPerMinuteCents', value: 75 },
  ])

  it('is its kilometres at the office’s rate, ordered until somebody has arrived', () => {
    expect(travelProposals(travelled(leg), perKm, nobody)).toEqual([
      {
        kind: 'travel',
        state: 'committed',
        description: 'OAK',
        quantity: 8.4,
        unit: 'km',
        unitCostCents: 60,
        unitPriceCents: 60,
        coverage: 'billable',
        happenedOn: '2011-09-06',
        visitId: 'v',
        technicianId: 't',
        sourceKey: 'travel v km',
        overtimeFactor: null,
        travelMinutes: 23,
      },
    ])
    expect(travelProposals(travelled(leg, 5), perKm, nobody)[0]!.state).toBe('actual')
  })

  it('is its minutes as well where a minute has a rate, and kilometres to be priced where nothing has', () => {
    const units = (rates: Rates) => travelProposals(travelled(leg), rates, nobody).map(({ unit, quantity }) => [unit, quantity]) // prettier-ignore
    expect(units(both)).toEqual([
      ['km', 8.4],
      ['min', 23],
    ])
    expect(units(ratesOf([{ id: 'travelPerMinuteCents', value: 75 }]))).toEqual([['min', 23]])
    expect(units(rates)).toEqual([['km', 8.4]])
  })

  it('is nothing where the way is not known or there is none', () => {
    expect(travelProposals(travelled(null), both, nobody)).toEqual([])
    expect(travelProposals(travelled({ minutes: 0, distanceMeters: 0 }), both, nobody)).toEqual([])
  })
})
