import { z } from 'zod'

/** How urgent work is, most urgent first. */
export const priorities = ['emergency', 'high', 'normal', 'low'] as const
export const prioritySchema = z.enum(priorities)
export type Priority = z.infer<typeof prioritySchema>
