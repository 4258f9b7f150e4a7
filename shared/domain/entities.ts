import type { z } from 'zod'
import { userSchema } from './access/user.ts'
import { crewSchema, crewMemberSchema } from './technician/crew.ts'
import { onCallSchema } from './technician/on-call.ts'
import { namedPatternSchema } from './technician/named-pattern.ts'
import { shiftExceptionSchema } from './technician/shift-exception.ts'
import { reasonSchema } from './reason/reason.ts'
import { questionTreeSchema } from './intake/question-tree.ts'
import { priorityRuleSchema } from './intake/priority-rule.ts'
import { approvalSchema } from './approval/approval.ts'
import { requestLinkSchema } from './request/request-link.ts'
import { bundleSchema } from './work-order/bundle.ts'
import { workTypeVersionSchema } from './work-type/work-type-version.ts'
import { checklistAnswerSchema } from './checklist/checklist-answer.ts'
import { holdSchema } from './work-order/hold.ts'
import { visitDependencySchema } from './visit/visit-dependency.ts'
import { businessCalendarSchema } from './calendar/business-calendar.ts'
import { slaRuleSchema } from './sla/sla-rule.ts'
import { alertSnoozeSchema } from './sla/alert-snooze.ts'
import { contractSchema } from './contract/contract.ts'
import { costLineSchema } from './cost/cost-line.ts'
import { quoteLineSchema } from './cost/quote-line.ts'
import { invoiceDraftSchema } from './cost/invoice-draft.ts'
import { customFieldSchema } from './custom-field/custom-field.ts'
import { assetSchema } from './asset/asset.ts'
import { contactSchema, customerSchema } from './customer/customer.ts'
import { importRunSchema } from './import/import-run.ts'
import { attachmentSchema, noteSchema } from './note/note.ts'
import { printRunSchema } from './print/print-run.ts'
import type { RecordKeeping } from './record/record.ts'
import { requestDistinctionSchema } from './request/request-distinction.ts'
import { requestSchema } from './request/request.ts'
import { attentionItemSchema } from './sync/attention-item.ts'
import { savedMappingSchema, savedViewSchema, settingSchema } from './settings/settings.ts'
import { siteSchema } from './site/site.ts'
import { slaPolicySchema } from './sla/sla-policy.ts'
import {
  absenceSchema,
  breakSchema,
  certificateSchema,
  shiftSchema,
  skillSchema,
  technicianSchema,
  technicianSkillSchema,
} from './technician/technician.ts'
import { mapLayerSchema, territorySchema } from './territory/territory.ts'
import { visitSchema, visitTechnicianSchema } from './visit/visit.ts'
import { workOrderSchema } from './work-order/work-order.ts'
import { workTypeSchema } from './work-type/work-type.ts'

/** Every kind of record a command may change, under the name used in changes, pushes and the log. */
export const entitySchemas = {
  customers: customerSchema,
  contacts: contactSchema,
  sites: siteSchema,
  territories: territorySchema,
  mapLayers: mapLayerSchema,
  assets: assetSchema,
  slaPolicies: slaPolicySchema,
  workTypes: workTypeSchema,
  skills: skillSchema,
  technicians: technicianSchema,
  technicianSkills: technicianSkillSchema,
  certificates: certificateSchema,
  shifts: shiftSchema,
  breaks: breakSchema,
  absences: absenceSchema,
  requests: requestSchema,
  requestDistinctions: requestDistinctionSchema,
  workOrders: workOrderSchema,
  visits: visitSchema,
  visitTechnicians: visitTechnicianSchema,
  notes: noteSchema,
  attachments: attachmentSchema,
  settings: settingSchema,
  savedViews: savedViewSchema,
  savedMappings: savedMappingSchema,
  importRuns: importRunSchema,
  printRuns: printRunSchema,
  users: userSchema,
  crews: crewSchema,
  crewMembers: crewMemberSchema,
  onCalls: onCallSchema,
  shiftPatterns: namedPatternSchema,
  shiftExceptions: shiftExceptionSchema,
  reasons: reasonSchema,
  questionTrees: questionTreeSchema,
  priorityRules: priorityRuleSchema,
  approvals: approvalSchema,
  requestLinks: requestLinkSchema,
  bundles: bundleSchema,
  workTypeVersions: workTypeVersionSchema,
  checklistAnswers: checklistAnswerSchema,
  holds: holdSchema,
  visitDependencies: visitDependencySchema,
  businessCalendars: businessCalendarSchema,
  slaRules: slaRuleSchema,
  alertSnoozes: alertSnoozeSchema,
  contracts: contractSchema,
  costLines: costLineSchema,
  quoteLines: quoteLineSchema,
  invoiceDrafts: invoiceDraftSchema,
  customFields: customFieldSchema,
  attentionItems: attentionItemSchema,
} as const

export type EntityName = keyof typeof entitySchemas
/** A stored record of one kind. */
export type EntityRow<E extends EntityName> = z.infer<(typeof entitySchemas)[E]>
/** What a command gives to insert a record: everything but the fields the pipeline keeps and those with a default. */
export type NewRow<E extends EntityName> = Omit<z.input<(typeof entitySchemas)[E]>, RecordKeeping>
/** What a command gives to change a record. */
export type RowPatch<E extends EntityName> = Partial<Omit<EntityRow<E>, RecordKeeping | 'id'>>

export const entityNames = Object.keys(entitySchemas) as EntityName[]

/** The values of fields that may be left out when a record is made, by kind. */
const defaultsOf: Readonly<Record<EntityName, Readonly<Record<string, unknown>>>> = Object.fromEntries(
  entityNames.map((entity) => [
    entity,
    Object.fromEntries(
      Object.entries(entitySchemas[entity].shape).flatMap(([field, schema]) => {
        const given = (schema as z.ZodType).safeParse(undefined)
        return given.success && given.data !== undefined ? [[field, given.data]] : []
      }),
    ),
  ]),
) as Record<EntityName, Record<string, unknown>>

/** A record with the defaults of the fields that were left out. */
export function withDefaults(entity: EntityName, row: object): Record<string, unknown> {
  const full: Record<string, unknown> = { ...defaultsOf[entity] }
  for (const [field, value] of Object.entries(row)) if (value !== undefined) full[field] = value
  return full
}
