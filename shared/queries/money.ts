import { z } from 'zod'
import { contractSchema } from '../domain/contract/contract.ts'
import { coverAnswerSchema } from '../domain/contract/cover-answer.ts'
import { costKinds, costLineSchema, coverageSchema } from '../domain/cost/cost-line.ts'
import { invoiceDocumentSchema } from '../domain/cost/invoice-document.ts'
import { invoiceDraftSchema, invoiceStateSchema } from '../domain/cost/invoice-draft.ts'
import { limitBases } from '../domain/cost/limit.ts'
import { quoteLineSchema } from '../domain/cost/quote-line.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { defineQuery } from './query.ts'
import { cursorSchema } from './work-orders.ts'

/**
 * Who bears work: of a work order (today, or on the day it was done), of a request, or of what a caller asks for. Open to every role: it holds no
 * amounts. Null when the named record is not there.
 */
export const coverageGet = defineQuery({
  name: 'coverage.get',
  args: z.object({
    workOrderId: idSchema.nullable().default(null),
    requestId: idSchema.nullable().default(null),
    customerId: idSchema.nullable().default(null),
    siteId: idSchema.nullable().default(null),
    assetId: idSchema.nullable().default(null),
    workTypeId: idSchema.nullable().default(null),
  }),
  result: coverAnswerSchema.nullable(),
  dependsOn: ['workOrders', 'requests', 'assets', 'contracts', 'sites', 'workTypes', 'workTypeVersions'],
})

const proposedLineSchema = costLineSchema
  .pick({
    kind: true,
    state: true,
    description: true,
    quantity: true,
    unit: true,
    unitCostCents: true,
    unitPriceCents: true,
    coverage: true,
    happenedOn: true,
    visitId: true,
    technicianId: true,
  })
  .extend({ sourceKey: z.string(), overtimeFactor: z.number().nullable(), travelMinutes: z.int().nullable() })

const costsSchema = z.object({
  workOrder: z.object({
    id: idSchema,
    number: z.int(),
    status: workOrderStatusSchema,
    customerId: idSchema.nullable(),
    contractId: idSchema.nullable(),
    nteCents: z.int().nullable(),
  }),
  rates: z.object({
    currency: z.string(),
    billPerHourCents: z.int(),
    costPerHourCents: z.int(),
    overtimeFactor: z.number(),
    travelPerKmCents: z.int(),
    travelPerMinuteCents: z.int(),
    partsMarkup: z.number(),
    limitBasis: z.enum(limitBases),
  }),
  visitCount: z.int(),
  /** In the order they were entered. */
  lines: z.array(costLineSchema.extend({ technicianCode: z.string().nullable(), visitSequence: z.int().nullable() })),
  /** Labour of visits and parts of the kit that no line was made from yet. */
  proposals: z.array(proposedLineSchema),
  /** Everybody on the visits, with what an hour of theirs costs and is charged at. */
  technicians: z.array(z.object({ id: idSchema, code: z.string(), costCents: z.int(), billCents: z.int() })),
  cover: coverAnswerSchema,
  /** Who bears a new line of each kind today. */
  coverageByKind: z.record(z.enum(costKinds), coverageSchema),
  quoteLines: z.array(quoteLineSchema),
  /** Newest number first. */
  invoiceDrafts: z.array(invoiceDraftSchema),
  /** The request to pass the limit that waits for a decision. */
  pendingLimit: z
    .object({ id: idSchema, amountCents: z.int(), requestedBy: z.string(), requestedAt: instantSchema })
    .nullable(),
  /** Today in the zone of the office, or the day the work was done: what new lines are of. */
  day: daySchema,
})
export type WorkOrderCosts = z.infer<typeof costsSchema>

/** The costs of a work order with everything that is looked at beside them. Null for a role that may not see money. */
export const costsGet = defineQuery({
  name: 'costs.get',
  args: z.object({ workOrderId: idSchema }),
  result: z.object({ maySee: z.boolean(), costs: costsSchema.nullable() }),
  dependsOn: [
    'workOrders',
    'costLines',
    'quoteLines',
    'invoiceDrafts',
    'visits',
    'visitTechnicians',
    'technicians',
    'shifts',
    'shiftExceptions',
    'sites',
    'workTypes',
    'workTypeVersions',
    'assets',
    'contracts',
    'approvals',
    'settings',
    'users',
  ],
})

/** The contracts of a customer, newest start first, and what a contract can name. */
export const contractsOf = defineQuery({
  name: 'contracts.of',
  args: z.object({ customerId: idSchema }),
  result: z.object({
    contracts: z.array(contractSchema),
    sites: z.array(z.object({ id: idSchema, name: z.string() })),
    policies: z.array(z.object({ id: idSchema, name: z.string() })),
    day: daySchema,
  }),
  dependsOn: ['contracts', 'sites', 'slaPolicies', 'customers'],
})

const invoiceFilterSchema = z.object({
  states: z.array(invoiceStateSchema).optional(),
  /** Part of the customer’s name or of the title, or a whole number of a draft or work order. */
  text: z.string().max(200).optional(),
})
export type InvoiceFilter = z.infer<typeof invoiceFilterSchema>

/** A draft as the list shows it. */
export const invoiceRowSchema = z.object({
  id: idSchema,
  number: z.int(),
  state: invoiceStateSchema,
  workOrderId: idSchema,
  workOrderNumber: z.int(),
  title: z.string(),
  customerName: z.string().nullable(),
  currency: z.string(),
  billableCents: z.int(),
  warrantyCents: z.int(),
  contractCents: z.int(),
  internalCents: z.int(),
  lineCount: z.int(),
  madeAt: instantSchema,
  madeBy: z.string(),
  exportedAt: instantSchema.nullable(),
  voidedAt: instantSchema.nullable(),
})
export type InvoiceRow = z.infer<typeof invoiceRowSchema>

/** A page of the invoice drafts, newest number first; cursors as in `workOrders.page`. Empty for a role that may not see money. */
export const invoicesPage = defineQuery({
  name: 'invoices.page',
  args: z.object({
    filter: invoiceFilterSchema.default({}),
    after: cursorSchema.default(null),
    until: cursorSchema.default(null),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({ rows: z.array(invoiceRowSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: ['invoiceDrafts', 'workOrders', 'customers', 'users'],
})

/** How many drafts there are in each state and what is billable in them, and every id a filter lets through (at most 20,000). */
export const invoicesSummary = defineQuery({
  name: 'invoices.summary',
  args: z.object({ filter: invoiceFilterSchema.default({}) }),
  result: z.object({
    maySee: z.boolean(),
    byState: z.record(invoiceStateSchema, z.object({ count: z.int(), billableCents: z.int() })),
    ids: z.array(idSchema),
  }),
  dependsOn: ['invoiceDrafts', 'workOrders', 'customers', 'users'],
})

/** Drafts with everything their paper says, in the order of the ids; those that are gone are left out. Empty for a role that may not see money. */
export const invoicesDocuments = defineQuery({
  name: 'invoices.documents',
  args: z.object({ invoiceIds: z.array(idSchema).min(1).max(20_000) }),
  result: z.array(invoiceDocumentSchema),
  dependsOn: ['invoiceDrafts', 'workOrders', 'customers', 'sites', 'assets', 'contracts'],
})
