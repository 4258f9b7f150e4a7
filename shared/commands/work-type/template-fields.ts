import { z } from 'zod'
import type { ChecklistProblem } from '../../domain/checklist/tidy-checklist.ts'
import { checklistProblems, tidyChecklist } from '../../domain/checklist/tidy-checklist.ts'
import type { EntityRow } from '../../domain/entities.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { idSchema } from '../../domain/record/record.ts'
import { workKindSchema } from '../../domain/work-type/work-kind.ts'
import type { WorkType, WorkTypeBody } from '../../domain/work-type/work-type.ts'
import {
  checklistItemSchema,
  packetLayoutSchema,
  partNeedSchema,
  requiredDataSchema,
} from '../../domain/work-type/work-type.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { insert } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

const line = (most: number) => z.string().trim().max(most)
const finite = z.number().min(-1e12).max(1e12)

/** An item as an editor gives it. */
export const editedItemSchema = checklistItemSchema.extend({
  key: z.string().min(1).max(64).optional(),
  text: z.string().max(1_000),
  unit: line(40).nullable(),
  min: finite.nullable().optional(),
  max: finite.nullable().optional(),
  choices: z.array(line(200)).max(40).optional(),
})

/** What of a template a person may set. The duration is never zero: visits of no length overbook every day. */
export const templateFieldsSchema = z.object({
  name: line(200).min(1, 'a name is needed'),
  category: line(200),
  kind: workKindSchema,
  fieldWork: z.boolean(),
  skillId: idSchema.nullable(),
  skillLevel: z.int().min(1).max(5),
  certificateName: line(200).nullable(),
  durationMinutes: z.int().min(1, 'a duration is needed: visits of no length overbook every day').max(14_400),
  crewSize: z.int().min(1).max(20),
  priority: prioritySchema,
  slaPolicyId: idSchema.nullable(),
  checklist: z.array(editedItemSchema).max(200),
  parts: z
    .array(partNeedSchema.extend({ name: line(300).min(1), quantity: z.number().positive().max(100_000) }))
    .max(200),
  safetyNotes: z.string().max(20_000).nullable(),
  requires: requiredDataSchema,
  packetLayout: packetLayoutSchema.nullable(),
})
export type TemplateFields = z.infer<typeof templateFieldsSchema>

/** Rows that decide whether a template may be kept. */
export interface TemplateRows {
  readonly workTypes: readonly WorkType[]
  readonly skills: readonly EntityRow<'skills'>[]
  readonly policies: readonly EntityRow<'slaPolicies'>[]
}

/** The body as it is kept: checklist tidied, required data and sections each once, empty texts as none. */
export function tidyBody(body: WorkTypeBody, context: Pick<CommandContext, 'newId'>): WorkTypeBody {
  return {
    ...body,
    certificateName: body.certificateName || null,
    safetyNotes: body.safetyNotes?.trim() ? body.safetyNotes : null,
    requires: [...new Set(body.requires)],
    packetLayout: body.packetLayout && [...new Set(body.packetLayout)],
    checklist: tidyChecklist(body.checklist, context.newId),
  }
}

const itemWords: Readonly<Record<ChecklistProblem['code'], string>> = {
  text: 'says nothing',
  limits: 'has a lower limit above its upper limit',
  choices: 'needs at least two different choices',
  key: 'is there twice',
}

/** Why a template cannot be kept, or null. `id` is its own, so that it may keep its name. */
export function templateRefusal(body: WorkTypeBody, id: string | null, rows: TemplateRows): AppError | null {
  const { workTypes, skills, policies } = rows
  const name = body.name.toLowerCase()
  const namesake = workTypes.find((other) => other.id !== id && other.active && other.name.toLowerCase() === name)
  if (namesake) {
    const message = `There is a work type ${body.name} already. Nothing was saved. Choose another name, or edit that one.`
    return forbiddenByRule('work-type-name-taken', message, { name: body.name })
  }
  if (body.skillId && !skills.some((skill) => skill.id === body.skillId)) return notFound('skill', body.skillId)
  if (body.slaPolicyId && !policies.some((policy) => policy.id === body.slaPolicyId)) {
    return notFound('service level', body.slaPolicyId)
  }
  const [problem] = checklistProblems(body.checklist)
  if (!problem) return null
  const position = problem.index + 1
  const message = `Item ${position} of the checklist ${itemWords[problem.code]}. Nothing was saved.`
  return invalidInput(`set.checklist.${problem.index}.${problem.code}`, message)
}

/**
 * The body of a work type: what a version keeps. Items of a checklist from an import or an older program are named by
 * their place; here that becomes their key, so that they can be moved and still be told apart.
 */
export function bodyOf(workType: WorkType): WorkTypeBody {
  const { id: _id, rev: _rev, updatedAt: _at, deletedAt: _gone, version: _version, ...body } = workType
  const checklist = body.checklist.map((item, index) => ({ ...item, key: item.key ?? String(index + 1) }))
  return { ...body, checklist }
}

/** Keeps a version of a work type for good. */
export function versionOf(
  workTypeId: string,
  version: number,
  body: WorkTypeBody,
  context: Pick<CommandContext, 'newId' | 'now' | 'actor'>,
): Change {
  const made = { madeAt: context.now, madeBy: context.actor.name }
  return insert('workTypeVersions', { id: context.newId(), workTypeId, version, body, ...made })
}
