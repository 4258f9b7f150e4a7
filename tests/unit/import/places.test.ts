import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, joinAddress, streetKey, tidy } from '#shared/domain/import/address.ts'
import { placementOf, pointKeys, splitPoint } from '#shared/domain/import/coordinates.ts'
import { defaultPointFinder } from '#shared/domain/import/default-points.ts'
import { siteDraftOf } from '#shared/domain/import/draft-place.ts'

const none = new Set<string>()

describe('coordinates', () => {
  test.each([
    ['', '-71', 'missing'],
    ['0', '0', 'zero'],
    ['42', '0.0', 'zero'],
    ['n/a', '-71', 'not-a-number'],
    ['142.1', '-71.1', 'out-of-range'],
    ['42.1', '-271.1', 'out-of-range'],
  ])('%s, %s are no place: %s', (north, east, reason) => {
    expect(placementOf(north, east, none)).toEqual({ latitude: null, longitude: null, confidence: 0, reason })
  })

  test('a default point is no place, however it is written', () => {
    const defaults = pointKeys([{ latitude: 42.3594, longitude: -71.0587 }])
    expect(placementOf('42.35940', ' -71.0587', defaults).reason).toBe('default-point')
    expect(placementOf('42.3594', '-71.0588', defaults).reason).toBe(null)
  })

  test('a place is taken exactly as it is, or not at all', () => {
    const degrees = (limit: number) =>
      fc.double({ min: -limit, max: limit, noNaN: true }).map((value) => value.toFixed(5))
    fc.assert(
      fc.property(degrees(90), degrees(180), (north, east) => {
        const { latitude, longitude, reason } = placementOf(north, east, none)
        if (reason === null) expect([latitude, longitude]).toEqual([Number(north), Number(east)])
        else expect(reason).toBe('zero')
      }),
    )
  })

  test('pairs in one cell are read in the order they are written in', () => {
    expect(splitPoint('(42.36, -71.05)')).toEqual(['42.36', '-71.05'])
    expect(splitPoint('POINT (-71.05 42.36)')).toEqual(['42.36', '-71.05'])
    expect(placementOf(...splitPoint('somewhere'), none).reason).toBe('not-a-number')
  })
})

describe('default points', () => {
  const find = (rows: number, address: (row: number) => string) => {
    const finder = defaultPointFinder()
    for (let row = 0; row < rows; row++) finder.add('42.3594', '-71.0587', address(row))
    return finder.found()
  }
  const streets = ['Adams', 'Baker', 'Canal', 'Dover', 'Essex', 'Farm', 'Green', 'High', 'Iron', 'Joy', 'Kent', 'Lake']

  test('many rows of many streets on one spot are no place', () => {
    expect(find(60, (row) => `${row} ${streets[row % 12]} St`)).toMatchObject([{ latitude: 42.3594, rows: 60 }])
  })

  test('a tower of a thousand flats is a place', () => {
    expect(find(1000, (row) => `1 Main St, Apt ${row}`)).toEqual([])
  })

  test('a few rows of different streets are a crossing, not a default', () => {
    expect(find(49, (row) => `${row} ${streets[row % 12]} St`)).toEqual([])
  })

  test('are still found when the file holds more points than are remembered', () => {
    const finder = defaultPointFinder(100)
    for (let row = 0; row < 5_000; row++) {
      finder.add(`40.${String(row).padStart(5, '0')}`, '-75.5', `${row} Far St`)
      if (row % 10 === 0) finder.add('42.3594', '-71.0587', `${row} ${streets[(row / 10) % 12]} St`)
    }
    expect(finder.found().map(({ latitude }) => latitude)).toEqual([42.3594])
  })
})

describe('addresses', () => {
  test('tidying keeps every word', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(tidy(text).split(' ').filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean))
        expect(tidy(tidy(text))).toBe(tidy(text))
      }),
    )
  })

  test('spellings that differ in blanks, case and commas are one; other words are not', () => {
    expect(addressKey('37 Belden St  Dorchester  MA  02125')).toBe(addressKey('37 BELDEN ST, Dorchester, MA 02125'))
    expect(addressKey('1 Main St')).not.toBe(addressKey('1 Main Street'))
    expect(streetKey('12 A St, Apt 4B')).toBe(streetKey('99 B St, Apt 7'))
  })

  test('parts that are said already are not said twice', () => {
    expect(joinAddress(['1 Main St, Boston', 'Boston', 'MA 02125'])).toBe('1 Main St, Boston, MA 02125')
  })
})

describe('the site of a row', () => {
  const context = { defaultPoints: pointKeys([{ latitude: 1.5, longitude: 2.5 }]), territoryPrefix: '', asOf: null }

  test('a row on a default point is kept apart from the placed site of its address', () => {
    const placed = siteDraftOf({ address: '1 City Hall Plz', latitude: '1.4', longitude: '2.4' }, context, 'A', '')
    const unknown = siteDraftOf({ address: '1 City Hall Plz', latitude: '1.5', longitude: '2.5' }, context, 'B', '')
    expect(placed?.key).not.toBe(unknown?.key)
    expect(unknown).toMatchObject({ latitude: null, longitude: null, ungeocodedReason: 'default-point' })
  })

  test('rows without an address do not share a site', () => {
    const one = siteDraftOf({ address: ' ', latitude: '1.5', longitude: '2.5' }, context, 'A', 'No address (A)')
    const two = siteDraftOf({ address: ' ', latitude: '1.5', longitude: '2.5' }, context, 'B', 'No address (B)')
    expect(one?.key).not.toBe(two?.key)
    expect(one?.name).toBe('No address (A)')
  })

  test('a row that says nothing of a place has none', () => {
    expect(siteDraftOf({ address: null }, context, 'A', '')).toBe(null)
  })
})
