import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { slaStagesSchema } from '../../domain/sla/sla-policy.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { changesOf, openWorkReads, recountings } from '../sla/recount-changes.ts'

/** Up to ten years: more is a typing error. */
const promisedMinutes = z.int().min(1).max(5_256_000).nullable()

/** A service level as a person writes it. */
export const slaPolicyDraftSchema = z.object({
  name: z.string().trim().min(1, 'a service level needs a name').max(200),
  respondMinutes: promisedMinutes,
  arriveMinutes: promisedMinutes,
  resolveMinutes: promisedMinutes,
  calendarId: idSchema.nullable(),
  pausable: z.boolean(),
  stages: slaStagesSchema.max(10),
  active: z.boolean().default(true),
})
export type SlaPolicyDraft = z.infer<typeof slaPolicyDraftSchema>

/**
 * Writes a service level, or changes one. With `recount` the deadlines of the open work orders it counts follow in the
 * same step; otherwise they stay as they were promised.
 */
export const slaPolicySave = defineCommand({
  name: 'slaPolicy.save',
  args: z.object({
    /** Null makes a new one. */
    policyId: idSchema.nullable().default(null),
    policy: slaPolicyDraftSchema,
    recount: z.boolean().default(false),
  }),
  undoable: true,
  reads: ({ policyId, recount }) => ({
    ...serviceLevelReads(),
    ...openWorkReads(policyId === null ? [] : [policyId], recount),
  }),
  readsThen: (_args, { workOrders }) => ({
    holds: read.where(
      'holds',
      'workOrderId',
      workOrders.map(({ id }) => id),
    ),
  }),
  apply: ({ policyId, policy: draft }, rows, context) => {
    const { policies, calendars } = rows
    const stored = policies.find(({ id }) => id === policyId)
    if (policyId !== null && !stored) return refuse(notFound('service level', policyId))
    if (draft.calendarId !== null && !calendars.some(({ id }) => id === draft.calendarId)) {
      return refuse(notFound('calendar', draft.calendarId))
    }
    const namesake = policies.find(({ id, name }) => id !== policyId && sameName(name, draft.name))
    if (namesake) return refuse(invalidInput('policy.name', `There is a service level “${namesake.name}” already.`))
    if (draft.respondMinutes === null && draft.arriveMinutes === null && draft.resolveMinutes === null) {
      return refuse(
        invalidInput('policy.resolveMinutes', 'A service level promises something: give it at least one time.'),
      )
    }
    const stages = [...new Set([...draft.stages, 100])].sort((a, b) => a - b)
    const fields = { ...draft, stages }
    const id = policyId ?? context.newId()
    const change = stored ? update('slaPolicies', id, fields) : insert('slaPolicies', { id, ...fields })
    const after = policies.map((policy) => (policy.id === id ? { ...policy, ...fields } : policy))
    const counted = recountings(rows, { ...rows, policies: after }, context.officeZone, 'same')
    return decide(
      [change, ...changesOf(counted)],
      { key: 'history.slaPolicySaved', values: { name: draft.name, count: counted.length } },
      { policyId: id, count: counted.length },
    )
  },
})

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0
}
