import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { detectEncoding } from './text-file.ts'

/** Outlines read from a GeoJSON file (RFC 7946). */
export interface Outlines {
  readonly name: string
  readonly shapes: { name: string; polygons: [number, number][][][] }[]
  /** Features that are no polygons. */
  readonly skipped: number
}

/** Whole files are read at once, so there is a limit. */
const maxBytes = 200 << 20

const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number())
const ringSchema = z.array(positionSchema).min(4)
const geometrySchema = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)) }),
])
const featureSchema = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
})
const fileSchema = z.union([
  z.object({ type: z.literal('FeatureCollection'), features: z.array(featureSchema) }),
  featureSchema.extend({ type: z.literal('Feature') }).transform((one) => ({ features: [one] })),
])

/** Whether a name is that of a GeoJSON file. */
export function isGeoJsonName(name: string): boolean {
  return /\.(?:geojson|geo\.json)$/i.test(name)
}

/** Reads the polygons of a GeoJSON file; what is no polygon is counted, not guessed at. */
export async function readOutlines(filePath: string, name: string): Promise<Result<Outlines, AppError>> {
  const encoding = await detectEncoding(filePath, name)
  if (!encoding.ok) return encoding
  if ((await stat(filePath)).size > maxBytes) {
    return err(invalidInput('file', `${name} is larger than 200 MB. Simplify or split it. Nothing was imported.`))
  }
  let json: unknown
  try {
    json = JSON.parse((await readFile(filePath, 'utf8')).replace(/^\uFEFF/, ''))
  } catch {
    const message = `${name} is not complete JSON; it may be cut off. Nothing was imported. Fetch it again.`
    return err(invalidInput('file', message))
  }
  const file = fileSchema.safeParse(json)
  if (!file.success) {
    return err(invalidInput('file', `${name} is JSON, but no GeoJSON feature collection. Nothing was imported.`))
  }
  const { features } = file.data
  const label = labelProperty(features.map((feature) => feature.properties ?? {}))
  const shapes = features.flatMap((feature, index) => {
    const geometry = geometrySchema.safeParse(feature.geometry)
    if (!geometry.success) return []
    const { type, coordinates } = geometry.data
    const polygons = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) =>
      rings.map((ring) => ring.map(([east, north]): [number, number] => [east, north])),
    )
    const named = label === null ? undefined : feature.properties?.[label]
    return [{ name: typeof named === 'string' || typeof named === 'number' ? String(named) : `${index + 1}`, polygons }]
  })
  if (shapes.length === 0) {
    return err(invalidInput('file', `${name} has no polygons to draw. Nothing was imported.`))
  }
  const layerName = path
    .basename(name)
    .replace(/\.(?:geojson|geo\.json)$/i, '')
    .replace(/[_-]+/g, ' ')
  return ok({ name: layerName.slice(0, 100), shapes, skipped: features.length - shapes.length })
}

/** The property that names the shapes: `name` or the like, otherwise the text that differs most from shape to shape. */
function labelProperty(all: readonly Readonly<Record<string, unknown>>[]): string | null {
  const names = [...new Set(all.flatMap((properties) => Object.keys(properties)))]
  const telling = names.find((name) => /^(?:name|label|title)$/i.test(name)) ?? names.find((name) => /name/i.test(name))
  if (telling) return telling
  const variety = (name: string) =>
    new Set(all.map((properties) => properties[name]).filter((value) => typeof value === 'string')).size
  const best = names.sort((a, b) => variety(b) - variety(a))[0]
  return best !== undefined && variety(best) > 0 ? best : null
}
