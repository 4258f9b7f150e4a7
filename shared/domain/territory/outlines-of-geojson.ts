import { z } from 'zod'
import { invalidInput } from '../../kernel/app-error.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { err, ok } from '../../kernel/result.ts'
import type { Result } from '../../kernel/result.ts'
import type { MapLayer } from './territory.ts'

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number())
const polygon = z.array(z.array(position))
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
])
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ geometry: z.unknown(), properties: z.record(z.string(), z.unknown()).nullish() })),
})

/** Properties that usually hold the name of an area, the likeliest first; others count when they hold text. */
const nameProperties = ['name', 'Name', 'NAME', 'neighborhood', 'neighbourhood', 'district', 'label', 'title']

/** What a GeoJSON file gave: shapes to draw, and how many of its features were no areas. */
export interface OutlinesFound {
  readonly shapes: MapLayer['shapes']
  readonly skipped: number
}

/** Coordinates are kept to six decimals: a tenth of a metre. */
const precision = 1e6

/** Reads outlines from the text of a GeoJSON file. Features that are no polygons are skipped and counted. */
export function outlinesOfGeojson(text: string): Result<OutlinesFound, AppError> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err(invalidInput('file', 'The file is not JSON.'))
  }
  const collection = collectionSchema.safeParse(json)
  if (!collection.success) return err(invalidInput('file', 'The file is not a GeoJSON feature collection.'))
  const shapes: OutlinesFound['shapes'] = []
  for (const { geometry, properties } of collection.data.features) {
    const parsed = geometrySchema.safeParse(geometry)
    if (!parsed.success) continue
    const { type, coordinates } = parsed.data
    const polygons = type === 'Polygon' ? [coordinates] : coordinates
    shapes.push({ name: nameOf(properties ?? {}), polygons: polygons.map((rings) => rings.map(thin)) })
  }
  if (shapes.length === 0)
    return err(invalidInput('file', 'The file holds no areas (Polygon or MultiPolygon) in degrees.'))
  return ok({ shapes, skipped: collection.data.features.length - shapes.length })
}

function nameOf(properties: Readonly<Record<string, unknown>>): string {
  for (const key of nameProperties) {
    const value = properties[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return ''
}

function thin(ring: readonly (readonly number[])[]): [number, number][] {
  return ring.map(([x = 0, y = 0]) => [Math.round(x * precision) / precision, Math.round(y * precision) / precision])
}
