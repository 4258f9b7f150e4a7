import { z } from 'zod'
import { settingNames } from '../settings/settings.ts'
import type { Technician } from '../technician/technician.ts'
import { centsOfMajor, currencySchema, defaultCurrency } from './currency.ts'
import type { LimitBasis } from './limit.ts'
import { limitBases } from './limit.ts'

const centsSchema = z.int().min(0).max(10_000_000_000)

/**
 * What each money setting may hold, and what holds until the office sets it. No rate is invented: an hour costs nothing
 * until somebody says what it costs, and screens say that it is missing.
 */
export const rateSettings = {
  /** ISO 4217 code of every amount. */
  currency: { name: settingNames.currency, schema: currencySchema, fallback: defaultCurrency },
  /** What an hour is charged at where the technician has no rate of their own. */
  billPerHourCents: { name: settingNames.billPerHourCents, schema: centsSchema, fallback: 0 },
  /** What an hour costs where the technician has no rate of their own. */
  costPerHourCents: { name: settingNames.costPerHourCents, schema: centsSchema, fallback: 0 },
  /** By how much an hour outside the shift costs and is charged more. */
  overtimeFactor: { name: settingNames.overtimeFactor, schema: z.number().min(1).max(5), fallback: 1.5 },
  /** Labour is rounded up to so many minutes; 1 for what it was. */
  labourStepMinutes: { name: settingNames.labourStepMinutes, schema: z.int().min(1).max(240), fallback: 1 },
  /** Charged for a kilometre of travel. */
  travelPerKmCents: { name: settingNames.travelPerKmCents, schema: centsSchema, fallback: 0 },
  /** Charged for a minute of travel. */
  travelPerMinuteCents: { name: settingNames.travelPerMinuteCents, schema: centsSchema, fallback: 0 },
  /** By how much a part is charged above its cost: 0.25 for a quarter. */
  partsMarkup: { name: settingNames.partsMarkup, schema: z.number().min(0).max(10), fallback: 0 },
  /** The number of the first invoice draft; a later one is never below it. */
  firstInvoiceNumber: {
    name: settingNames.firstInvoiceNumber,
    schema: z.int().min(1).max(999_999_999),
    fallback: 1_001,
  },
  /** What a not-to-exceed amount is compared with. */
  limitBasis: { name: settingNames.limitBasis, schema: z.enum(limitBases), fallback: 'cost' as LimitBasis },
} as const

type RateSettings = typeof rateSettings

/** The office’s rates, each as set or its fallback. Amounts in minor units of `currency`. */
export type Rates = { readonly [K in keyof RateSettings]: z.output<RateSettings[K]['schema']> }
export type RateName = keyof Rates

/** Reads the rates from the office’s settings. A value that makes no sense counts as not set. */
export function ratesOf(settings: Iterable<{ readonly id: string; readonly value: unknown }>): Rates {
  const values = new Map([...settings].map(({ id, value }) => [id, value]))
  return Object.fromEntries(
    Object.entries(rateSettings).map(([rate, { name, schema, fallback }]) => {
      const given = schema.safeParse(values.get(name))
      return [rate, given.success ? given.data : fallback]
    }),
  ) as Rates
}

/** What an hour of a technician costs and is charged at, in minor units: their own rates, else the office’s. */
export function hourlyRates(
  technician: Pick<Technician, 'costPerHour' | 'billPerHour'> | null,
  rates: Pick<Rates, 'currency' | 'costPerHourCents' | 'billPerHourCents'>,
): { readonly costCents: number; readonly billCents: number } {
  const own = (amount: number | null | undefined, fallback: number) =>
    amount == null ? fallback : centsOfMajor(amount, rates.currency)
  return {
    costCents: own(technician?.costPerHour, rates.costPerHourCents),
    billCents: own(technician?.billPerHour, rates.billPerHourCents),
  }
}

/** What an hour of a technician outside the shift costs: their own rate for it, else their hour times the factor. */
export function overtimeCostCents(
  technician: Pick<Technician, 'costPerHour' | 'billPerHour'> & Partial<Pick<Technician, 'overtimeCostPerHour'>>,
  rates: Pick<Rates, 'currency' | 'costPerHourCents' | 'billPerHourCents' | 'overtimeFactor'>,
): number {
  const own = technician.overtimeCostPerHour
  if (own != null) return centsOfMajor(own, rates.currency)
  return markedUp(hourlyRates(technician, rates).costCents, rates.overtimeFactor - 1)
}

/** What a part is charged at by its cost and the office’s markup, rounded half away from zero. */
export function markedUp(unitCostCents: number, partsMarkup: number): number {
  return Math.round(Number((unitCostCents * (1 + partsMarkup)).toPrecision(15)))
}
