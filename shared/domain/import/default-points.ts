import { streetKey } from './address.ts'
import { pointKey } from './coordinates.ts'
import type { DefaultPoint } from './mapping.ts'

/** A point is a default once this many rows sit on it exactly … */
export const minRowsOnDefaultPoint = 50
/** … with at least this many different streets among their addresses. Units of one tower share their street. */
export const minStreetsOnDefaultPoint = 10

/** A point that a source gave to addresses it did not know. */
export interface FoundDefaultPoint extends DefaultPoint {
  readonly rows: number
  readonly streets: number
}

/** Watches the points of a file go by and tells which of them are no places. */
export interface DefaultPointFinder {
  add(latitudeText: string, longitudeText: string, address: string): void
  found(): FoundDefaultPoint[]
}

interface Tally {
  rows: number
  readonly streets: string[]
}

/**
 * Memory stays bounded whatever the file: above `maxTracked` points, those seen least are forgotten (lossy counting
 * after Manku and Motwani, 2002), which can only hide a point that is rare in its surroundings.
 */
export function defaultPointFinder(maxTracked = 100_000): DefaultPointFinder {
  let tallies = new Map<string, Tally>()
  let forgetBelow = 1
  const forget = () => {
    forgetBelow++
    tallies = new Map([...tallies].filter(([, tally]) => tally.rows >= forgetBelow))
  }
  return {
    add(latitudeText, longitudeText, address) {
      const latitude = Number(latitudeText.trim() || NaN)
      const longitude = Number(longitudeText.trim() || NaN)
      if (!Number.isFinite(latitude) || !Number.isFinite(longitude) || latitude === 0 || longitude === 0) return
      const key = pointKey(latitude, longitude)
      let tally = tallies.get(key)
      if (!tally) tallies.set(key, (tally = { rows: 0, streets: [] }))
      tally.rows++
      if (tally.streets.length < minStreetsOnDefaultPoint) {
        const street = streetKey(address)
        if (!tally.streets.includes(street)) tally.streets.push(street)
      }
      while (tallies.size > maxTracked) forget()
    },
    found: () =>
      [...tallies].flatMap(([key, { rows, streets }]) => {
        if (rows < minRowsOnDefaultPoint || streets.length < minStreetsOnDefaultPoint) return []
        const [latitude, longitude] = key.split(',').map(Number) as [number, number]
        return [{ latitude, longitude, rows, streets: streets.length }]
      }),
  }
}
