import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'

/** `related`: belongs together; `visitAgain`: the earlier visit did not settle it. */
export const requestLinkKinds = ['related', 'visitAgain'] as const
export const requestLinkKindSchema = z.enum(requestLinkKinds)

/** Two requests that belong together without being the same: related work, or a visit again after one that did not help. */
export const requestLinkSchema = recordSchema.extend({
  requestId: idSchema,
  otherRequestId: idSchema,
  kind: requestLinkKindSchema,
  /** Why a visit again; null for a plain link. */
  reason: z.string().nullable().default(null),
})
export type RequestLink = z.infer<typeof requestLinkSchema>
