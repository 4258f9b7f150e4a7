import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'

/**
 * `sameStart`: both begin together; `after`: begins once the other has ended; `afterSameDay`: that, on the same day;
 * `immediatelyAfter`: begins when the other ends, with nothing in between.
 */
export const dependencyKinds = ['sameStart', 'after', 'afterSameDay', 'immediatelyAfter'] as const
export const dependencyKindSchema = z.enum(dependencyKinds)
export type DependencyKind = z.infer<typeof dependencyKindSchema>

/** How one visit depends on another. */
export const visitDependencySchema = recordSchema.extend({
  /** The visit that depends. */
  visitId: idSchema,
  /** The visit it depends on. */
  onVisitId: idSchema,
  kind: dependencyKindSchema,
  /** Whether the same technician must do both. */
  sameTechnician: z.boolean().default(false),
})
export type VisitDependency = z.infer<typeof visitDependencySchema>
