import { z } from 'zod'
import { recordSchema } from '../record/record.ts'

/** How many colours a territory may have; the tokens name them. */
export const territoryColours = 8

/** Service area. `boundary` holds GeoJSON polygons as rings of [longitude, latitude]; null when not drawn. */
export const territorySchema = recordSchema.extend({
  externalId: z.string().nullable(),
  name: z.string(),
  code: z.string(),
  boundary: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).nullable(),
  /** IANA zone its sites are in; null: that of the office. */
  zone: z.string().nullable().default(null),
  /** Number of its colour, 1 to `territoryColours`; null: by its place in the list. */
  colour: z.int().min(1).max(territoryColours).nullable().default(null),
})
export type Territory = z.infer<typeof territorySchema>

/** A named set of outlines drawn under the map: neighbourhoods, districts, a plant. */
export const mapLayerSchema = recordSchema.extend({
  name: z.string(),
  attribution: z.string().nullable(),
  /** Each shape: its label and polygons as rings of [longitude, latitude]. */
  shapes: z.array(
    z.object({
      name: z.string(),
      polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
    }),
  ),
})
export type MapLayer = z.infer<typeof mapLayerSchema>
