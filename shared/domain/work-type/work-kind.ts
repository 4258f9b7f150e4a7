import { z } from 'zod'

/** Why work is done; reports, contracts and service levels tell these apart. */
export const workKinds = ['preventive', 'inspection', 'repair', 'emergency', 'installation', 'audit', 'other'] as const
export const workKindSchema = z.enum(workKinds)
export type WorkKind = z.infer<typeof workKindSchema>
