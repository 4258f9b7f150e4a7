import { z } from 'zod'
import { customFieldSchema } from '../domain/custom-field/custom-field.ts'
import { defineQuery } from './query.ts'

/** Every field of the office's own, in the order people set; those taken out of use are last. */
export const customFieldsAll = defineQuery({
  name: 'customFields.all',
  args: z.object({}),
  result: z.array(customFieldSchema),
  dependsOn: ['customFields'],
})
