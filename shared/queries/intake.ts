import { z } from 'zod'
import { priorityRuleSchema } from '../domain/intake/priority-rule.ts'
import { questionTreeBodySchema } from '../domain/intake/question-tree-body.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { idSchema } from '../domain/record/record.ts'
import { workKindSchema } from '../domain/work-type/work-kind.ts'
import { defineQuery } from './query.ts'

/** The questions of one trade and where they come from. */
export const officeTreeSchema = z.object({
  trade: z.string(),
  /** `builtIn`: as delivered; `edited`: the office changed the delivered ones; `own`: a trade the office added. */
  origin: z.enum(['builtIn', 'edited', 'own']),
  /** False: not offered to callers. */
  active: z.boolean(),
  tree: questionTreeBodySchema,
})
export type OfficeTree = z.infer<typeof officeTreeSchema>

/** Every question tree, the delivered trades first, those of the office behind them by name. */
export const intakeTrees = defineQuery({
  name: 'intake.trees',
  args: z.object({}),
  result: z.array(officeTreeSchema),
  dependsOn: ['questionTrees'],
})

/** One line of the priority table, stored or built in. */
export const priorityLineSchema = priorityRuleSchema.omit({ rev: true, updatedAt: true, deletedAt: true })

/** The priority table in force, in its order. */
export const intakePriorityTable = defineQuery({
  name: 'intake.priorityTable',
  args: z.object({}),
  result: z.object({
    lines: z.array(priorityLineSchema),
    /** Whether the office has a table of its own; else the built-in one is shown. */
    own: z.boolean(),
  }),
  dependsOn: ['priorityRules'],
})

/** What a call can lead to: the office's work types and the reasons it offers for another priority than a rule gives. */
export const intakeChoices = defineQuery({
  name: 'intake.choices',
  args: z.object({}),
  result: z.object({
    /** Active ones, by name. */
    workTypes: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        active: z.boolean(),
        category: z.string(),
        kind: workKindSchema,
        fieldWork: z.boolean(),
        priority: prioritySchema,
        durationMinutes: z.int(),
        skillName: z.string().nullable(),
      }),
    ),
    overrideReasons: z.array(z.string()),
    /** Skills of the office, by name. */
    skills: z.array(z.string()),
  }),
  dependsOn: ['workTypes', 'skills', 'reasons'],
})
