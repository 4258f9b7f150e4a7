import { z } from 'zod'

/** What somebody does in the office; `permissions.ts` says what each role may do. */
export const roles = ['dispatcher', 'planner', 'manager', 'coordinator', 'administrator', 'readOnly'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>
