import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import countiesUrl from 'us-atlas/counties-10m.json?url'
import countriesUrl from 'world-atlas/countries-50m.json?url'
import { polygonsOf, shapeOf } from './outline-shape.ts'
import type { OutlineKind, OutlineShape } from './outline-shape.ts'

/** Where the bundled outlines come from, as the map must say. */
export const bundledAttribution = 'Natural Earth, US Census Bureau'

/*
 * The bundled map are two files of this build (world-atlas from Natural Earth, us-atlas from the US Census Bureau),
 * fetched from where the page came from. No other network is touched.
 */
const files = {
  countries: { url: countriesUrl, object: 'countries', kind: 'land' },
  counties: { url: countiesUrl, object: 'counties', kind: 'county' },
} as const satisfies Record<string, { url: string; object: string; kind: OutlineKind }>

export type BundledFile = keyof typeof files

const loading = new Map<BundledFile, Promise<OutlineShape[]>>()

/** Reads one bundled file once; a failed read is forgotten so that it can be tried again. */
export function loadBundled(file: BundledFile): Promise<OutlineShape[]> {
  let found = loading.get(file)
  if (!found) {
    found = read(file)
    loading.set(file, found)
    found.catch(() => loading.delete(file))
  }
  return found
}

async function read(file: BundledFile): Promise<OutlineShape[]> {
  const { url, object, kind } = files[file]
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the bundled outlines answered ${response.status}`)
  const topology = (await response.json()) as Topology
  const shapes = feature(topology, topology.objects[object] as GeometryCollection<{ name?: string }>)
  return shapes.features.flatMap(
    ({ geometry, properties }) => shapeOf(kind, properties?.name ?? '', polygonsOf(geometry)) ?? [],
  )
}
