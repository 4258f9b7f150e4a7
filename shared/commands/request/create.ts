import { z } from 'zod'
import { intakeRecordSchema } from '../../domain/intake/intake-record.ts'
import { linesInForce } from '../../domain/intake/default-priority-rules.ts'
import {
  customerRow,
  emailSchema,
  newContactSchema,
  newCustomerSchema,
  newSiteSchema,
  phoneSchema,
  siteRow,
} from '../../domain/intake/new-place.ts'
import { priorityOf } from '../../domain/intake/priority-of.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { deadlinesFrom } from '../../domain/work-order/deadlines.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import type { Change } from '../change.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { descriptionSchema, reasonSchema, sourceSchema, titleSchema } from '../text-fields.ts'

const argsSchema = z.object({
  title: titleSchema,
  description: descriptionSchema.default(''),
  source: sourceSchema,
  team: z.string().max(200).nullable().default(null),
  /** Left out: the priority table and the work type decide. */
  priority: prioritySchema.optional(),
  /** Why another priority than that of the rule; asked for where they differ. */
  priorityReason: reasonSchema.nullable().default(null),
  workTypeId: idSchema.nullable().default(null),
  customerId: idSchema.nullable().default(null),
  siteId: idSchema.nullable().default(null),
  assetId: idSchema.nullable().default(null),
  territoryId: idSchema.nullable().default(null),
  resolveBy: instantSchema.nullable().optional(),
  contactName: z.string().trim().max(300).nullable().default(null),
  contactPhone: phoneSchema.nullable().default(null),
  contactEmail: emailSchema.nullable().default(null),
  /** Name of the request where it came from, such as the Message-ID of an e-mail; the same name never comes in twice. */
  externalId: z.string().min(1).max(500).nullable().default(null),
  issue: z.string().trim().min(1).max(300).nullable().default(null),
  safety: z.boolean().default(false),
  durationMinutes: z.int().min(1).max(14_400).nullable().default(null),
  wishStartsAt: instantSchema.nullable().default(null),
  wishEndsAt: instantSchema.nullable().default(null),
  estimateCents: z.int().nonnegative().nullable().default(null),
  intake: intakeRecordSchema.nullable().default(null),
  /** A customer, a site and a contact that become known with this call; they are made with the request and undone with it. */
  newCustomer: newCustomerSchema.nullable().default(null),
  newSite: newSiteSchema.nullable().default(null),
  newContact: newContactSchema.nullable().default(null),
})

/**
 * Writes down what somebody reported; it has its number and its status at once. The priority comes from the priority
 * table (the line that fired is kept), else from the work type; a person may choose another one and says why.
 */
export const requestCreate = defineCommand({
  name: 'request.create',
  args: argsSchema,
  undoable: true,
  reads: ({ workTypeId, siteId, customerId, assetId, territoryId, externalId }) => ({
    workType: read.byId('workTypes', workTypeId),
    givenSite: read.byId('sites', siteId),
    givenCustomer: read.byId('customers', customerId),
    asset: read.byId('assets', assetId),
    territory: read.byId('territories', territoryId),
    lines: read.all('priorityRules'),
    sameName: read.where('requests', 'externalId', externalId === null ? [] : [externalId]),
    ...serviceLevelReads(),
  }),
  readsThen: (_args, { givenSite, asset }) => ({
    assetSite: read.byId('sites', givenSite ? null : (asset?.siteId ?? null)),
    siteCustomer: read.byId('customers', givenSite?.customerId ?? null),
  }),
  apply: (
    args,
    { workType, givenSite, givenCustomer, asset, territory, lines, sameName, assetSite, siteCustomer, ...levels },
    context,
  ) => {
    const found = { workType, site: givenSite, customer: givenCustomer, asset, territory }
    const obstacle = missingReference(args, found) ?? contradictionIn(args, asset?.siteId ?? null, context.now)
    if (obstacle) return refuse(obstacle)
    const known = sameName[0]
    if (known) {
      return refuse(
        invalidInput('externalId', `It is in the inbox already, as request ${known.number}. Nothing was added.`),
      )
    }
    const site = givenSite ?? assetSite
    const customer = givenCustomer ?? (args.newCustomer ? null : siteCustomer)

    const tier = customer?.tier ?? (args.newCustomer ? 'standard' : null)
    const facts = { criticality: asset?.criticality ?? null, issue: args.issue, tier, safety: args.safety }
    const verdict = priorityOf(facts, linesInForce(lines), workType?.priority ?? null)
    const priority = args.priority ?? verdict.priority
    const overridden = verdict.rule !== null && priority !== verdict.priority
    if (overridden && args.priorityReason === null) {
      const message = `The rule “${verdict.rule.name}” gives ${verdict.priority}; say why it is ${priority}.`
      const rule = { name: verdict.rule.name, gives: verdict.priority, chosen: priority }
      return refuse(forbiddenByRule('priority-needs-reason', message, rule))
    }

    const changes: Change[] = []
    const customerId = args.newCustomer ? context.newId() : (customer?.id ?? site?.customerId ?? null)
    if (args.newCustomer) changes.push(insert('customers', customerRow(customerId!, args.newCustomer)))
    const siteId = args.newSite ? context.newId() : (site?.id ?? null)
    if (args.newSite) {
      const at = { customerId, zone: context.officeZone }
      changes.push(insert('sites', siteRow(siteId!, args.newSite, at)))
    }
    if (args.newContact) {
      changes.push(insert('contacts', { id: context.newId(), customerId, siteId, ...args.newContact }))
    }

    const dates = { resolveBy: args.resolveBy }
    const asked = { customerId, siteId, priority, workType, day: dayOf(context.now, context.officeZone) }
    const { promised, slaPolicyId, respondBy, arriveBy, resolveBy } = deadlinesFrom(context.now, levels, asked, dates)
    const requestId = context.newId()
    const number = context.nextNumber('request')
    const { newCustomer: _customer, newSite: _site, newContact: _contact, ...written } = args
    changes.push(
      insert('requests', {
        ...written,
        id: requestId,
        number,
        importId: null,
        status: 'new',
        priority,
        priorityRule: verdict.rule?.name ?? null,
        rulePriority: verdict.rule?.priority ?? null,
        priorityReason: overridden ? args.priorityReason : null,
        customerId,
        siteId,
        territoryId: args.territoryId ?? site?.territoryId ?? null,
        openedAt: context.now,
        resolveBy,
        resolveByPromised: promised.includes('resolve'),
        slaPolicyId,
        respondBy,
        arriveBy,
        closedAt: null,
        closingNote: null,
        sourceVerdict: null,
        workOrderId: null,
        mergedIntoId: null,
        decisionReason: null,
      }),
    )
    const summary = { key: 'history.requestCreated', values: { number, title: args.title } }
    return decide(changes, summary, { requestId, number, priority, siteId, customerId })
  },
})

/** What cannot be true of one request at the same time, as a refusal; null when all of it can. */
function contradictionIn(args: z.output<typeof argsSchema>, assetSiteId: string | null, now: number) {
  if (args.newCustomer && args.customerId) return invalidInput('newCustomer', 'either a known customer or a new one')
  if (args.newSite && args.siteId) return invalidInput('newSite', 'either a known site or a new one')
  if (assetSiteId !== null && (args.newSite || (args.siteId !== null && args.siteId !== assetSiteId)))
    return invalidInput('assetId', 'the asset stands at another site')
  const { wishStartsAt: from, wishEndsAt: until } = args
  if ((from === null) !== (until === null)) return invalidInput('wishEndsAt', 'a window has a start and an end')
  if (from !== null && until !== null) {
    if (until <= from) return invalidInput('wishEndsAt', 'a window ends after it starts')
    if (until <= now)
      return forbiddenByRule('wish-passed', 'The window is over already; offer another one.', { wishEndsAt: until })
  }
  return null
}
