import { z } from 'zod'
import { daySchema, idSchema } from '../record/record.ts'

/** Parts of a packet that can be left out. The work order page itself is always printed. */
export const packetSections = ['cover', 'checklist', 'safety', 'map', 'history', 'parts', 'signOff'] as const
export const packetSectionSchema = z.enum(packetSections)
export type PacketSection = z.infer<typeof packetSectionSchema>

/** Paper sizes a packet can be laid out for, portrait, in millimetres. */
export const papers = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const
export const paperSchema = z.enum(['a4', 'letter'])
export type Paper = z.infer<typeof paperSchema>

/** How a set is laid out. */
export const layoutSchema = z.object({
  sections: z.array(packetSectionSchema).default([...packetSections]),
  paper: paperSchema.default('a4'),
  /** Start every packet on the front of a sheet, with a blank back where the one before ended on a front. */
  twoSided: z.boolean().default(false),
})
export type Layout = z.infer<typeof layoutSchema>

/**
 * Which packets of a day: of these technicians (null: of everybody with a visit that day), and only of these visits
 * (null: of all of them).
 */
export const packetScopeSchema = z.object({
  day: daySchema,
  technicianIds: z.array(idSchema).max(1_000).nullable(),
  visitIds: z.array(idSchema).max(20_000).nullable().default(null),
})
export type PacketScope = z.infer<typeof packetScopeSchema>

/** What the print page is asked to draw. */
export const packetSpecSchema = packetScopeSchema.extend(layoutSchema.shape)
export type PacketSpec = z.infer<typeof packetSpecSchema>
