import { z } from 'zod'
import { recordSchema } from '../record/record.ts'

/** Where a reason is asked for. */
export const reasonKinds = ['hold', 'reject', 'cancel', 'override', 'visitAgain', 'missed'] as const
export const reasonKindSchema = z.enum(reasonKinds)
export type ReasonKind = z.infer<typeof reasonKindSchema>

/** A reason people choose from a list when they hold, reject, cancel, override or visit again. */
export const reasonSchema = recordSchema.extend({
  kind: reasonKindSchema,
  label: z.string(),
  /** Only for holds: whether SLA clocks stop while the hold lasts. */
  pausesClock: z.boolean().default(false),
  /** Place in the list, smallest first. */
  position: z.int().default(0),
  active: z.boolean().default(true),
})
export type Reason = z.infer<typeof reasonSchema>
