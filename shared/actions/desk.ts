import { z } from 'zod'
import { idSchema } from '../domain/record/record.ts'
import { receiptSchema } from '../rpc/envelope.ts'
import { defineAction } from './action.ts'

/** Says who sits at this desk from now on; null forgets it. Kept with this desk only, and written into its log. */
export const deskChoose = defineAction({
  name: 'desk.choose',
  args: z.object({ userId: idSchema.nullable() }),
  result: receiptSchema,
})
