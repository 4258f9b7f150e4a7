import { z } from 'zod'
import { questionTreeBodySchema } from './question-tree-body.ts'
import { recordSchema } from '../record/record.ts'

/** The questions of one trade as this office edited them. Trees that nobody edited come from `resources/question-trees`. */
export const questionTreeSchema = recordSchema.extend({
  /** Name of the trade; the built-in tree of the same name is replaced. */
  trade: z.string(),
  tree: questionTreeBodySchema,
  active: z.boolean().default(true),
})
export type QuestionTree = z.infer<typeof questionTreeSchema>
