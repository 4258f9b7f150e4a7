import { z } from 'zod'

/** Thousandths of a unit: how fine quantities are. */
const quantityScale = 1_000

/** A quantity as people may enter it: to a thousandth, below zero for a credit. */
export const quantitySchema = z
  .number()
  .min(-100_000)
  .max(100_000)
  .refine((quantity) => quantity === roundQuantity(quantity), 'a quantity has at most three digits after the point')

/** A price or cost of one, in minor units; never below zero, for what goes back is a negative quantity. */
export const unitCentsSchema = z.int().min(0).max(10_000_000_000)

/** The quantity to a thousandth, half away from zero. */
export function roundQuantity(quantity: number): number {
  const scaled = Number((Math.abs(quantity) * quantityScale).toPrecision(15))
  const rounded = Math.round(scaled) / quantityScale
  return quantity < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Quantity × price of one in minor units, rounded half away from zero: 0.5 becomes 1, -0.5 becomes -1. A line is the
 * only place where money is rounded; every total is a sum of whole minor units. Exact for any quantity to a thousandth.
 */
export function lineAmount(quantity: number, unitCents: number): number {
  const thousandths = BigInt(Math.round(quantity * quantityScale)) * BigInt(unitCents)
  const scale = BigInt(quantityScale)
  const size = thousandths < 0n ? -thousandths : thousandths
  const amount = Number((size + scale / 2n) / scale)
  return thousandths < 0n && amount !== 0 ? -amount : amount
}

/** The same amount in SQL, from the columns of `cost_lines`: integers all the way, so that it is the same to the cent. */
export function lineAmountSql(quantity: string, unitCents: string): string {
  const thousandths = `(CAST(round(${quantity} * ${quantityScale}) AS INTEGER) * ${unitCents})`
  return `((abs(${thousandths}) + ${quantityScale / 2}) / ${quantityScale} * sign(${thousandths}))`
}

/**
 * A quantity that a person typed: `1.5`, `1,5`, `-2`, and for hours also `1:30`. Rounded to a thousandth; null when it
 * is none.
 */
export function quantityOfText(typed: string): number | null {
  const text = typed.replaceAll(/\s/g, '').replace('−', '-')
  const clock = /^(-?)(\d{1,4}):([0-5]\d)$/.exec(text)
  if (clock) {
    const hours = roundQuantity(Number(clock[2]) + Number(clock[3]) / 60)
    return clock[1] === '-' && hours !== 0 ? -hours : hours
  }
  if (!/^-?(\d+([.,]\d*)?|[.,]\d+)$/.test(text)) return null
  const quantity = roundQuantity(Number(text.replace(',', '.')))
  return quantitySchema.safeParse(quantity).success ? quantity : null
}
