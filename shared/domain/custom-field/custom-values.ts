import { z } from 'zod'

/** A value of an office's own field: text, choice and date (`YYYY-MM-DD`) as text, number, yes or no. */
export const customValueSchema = z.union([z.string(), z.number(), z.boolean()])
export type CustomValue = z.infer<typeof customValueSchema>

/** Values of the office's own fields by their keys; a field nobody filled in is left out. */
export const customValuesSchema = z.record(z.string(), customValueSchema)
export type CustomValues = z.infer<typeof customValuesSchema>
