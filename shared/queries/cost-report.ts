import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'
import { fieldLabel, reportDependsOn, reportScopeSchema } from './reports.ts'

const costCountsSchema = z.object({
  /** Work orders completed in the range; cancelled ones are left out. */
  workOrders: z.int(),
  /** How many of them have any cost entered. */
  withCosts: z.int(),
  labourCents: z.int(),
  partCents: z.int(),
  vendorCents: z.int(),
  travelCents: z.int(),
  expenseCents: z.int(),
  /** All of it: committed and actual, whoever bears it. */
  costCents: z.int(),
  /** What was charged: see `revenueFrom`. */
  revenueCents: z.int(),
  /** How many were charged at all. */
  charged: z.int(),
  /** Work orders with a not-to-exceed amount, those that kept it, and by how much the others passed it. */
  limited: z.int(),
  withinLimit: z.int(),
  overrunCents: z.int(),
})
export type CostCounts = z.infer<typeof costCountsSchema>

/** Where the revenue of a work order comes from, best first: its invoice draft, an accepted quote, its billable lines. */
export const revenueSources = ['invoice', 'quote', 'lines'] as const
export type RevenueSource = (typeof revenueSources)[number]

/** Numbers of the cost report; each can be opened as a list under the same name. */
export const costMeasures = ['workOrders', 'withCosts', 'charged', 'loss', 'withinLimit', 'overLimit'] as const
export type CostMeasure = (typeof costMeasures)[number]

/** What a work order is left with: what was charged less everything it cost, in minor units. */
export function marginOf({ revenueCents, costCents }: Pick<CostCounts, 'revenueCents' | 'costCents'>): number {
  return revenueCents - costCents
}

const costDependsOn = [...reportDependsOn, 'costLines', 'quoteLines', 'invoiceDrafts', 'technicians', 'users'] as const

/**
 * What completed work cost and was charged: average cost per work order is `costCents ÷ workOrders`, margin
 * `revenueCents − costCents`, NTE adherence `withinLimit ÷ limited`. Amounts in minor units. Null for a role that may
 * not see costs.
 */
export const reportsCosts = defineQuery({
  name: 'reports.costs',
  args: reportScopeSchema,
  result: z
    .object({
      currency: z.string(),
      fieldLabel,
      total: costCountsSchema,
      groups: z.array(z.object({ key: z.string().nullable(), label: z.string().nullable(), counts: costCountsSchema })),
    })
    .nullable(),
  dependsOn: costDependsOn,
})

/** One completed work order with what it cost and was charged, in minor units. */
export const costItemSchema = z.object({
  id: idSchema,
  number: z.int(),
  title: z.string(),
  customer: z.string().nullable(),
  completedAt: instantSchema,
  costCents: z.int(),
  revenueCents: z.int(),
  revenueFrom: z.enum(revenueSources),
  nteCents: z.int().nullable(),
  /** What counts against the limit, as the office compares it. */
  usedCents: z.int(),
})
export type CostItem = z.infer<typeof costItemSchema>

/** The work orders behind a number of the cost report, dearest first. Null for a role that may not see costs. */
export const reportsCostItems = defineQuery({
  name: 'reports.costItems',
  args: reportScopeSchema.extend({
    measure: z.enum(costMeasures),
    /** Left out: all groups. Null: what belongs to no group. */
    key: z.string().nullable().optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(1_000).default(200),
  }),
  result: z.object({ currency: z.string(), total: z.int(), items: z.array(costItemSchema) }).nullable(),
  dependsOn: costDependsOn,
})
