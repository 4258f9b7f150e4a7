import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelSheetNames, labelSheets, labelsPerPage, layLabels } from '#shared/domain/print/label-sheet.ts'
import { readCoordinates } from '#shared/domain/site/read-coordinates.ts'

test('every label of every sheet lies on its page, and no two overlap', () => {
  for (const name of labelSheetNames) {
    const sheet = labelSheets[name]
    const [page] = layLabels(labelsPerPage(sheet), sheet)
    for (const { xMm, yMm } of page!) {
      expect(xMm).toBeGreaterThanOrEqual(0)
      expect(yMm).toBeGreaterThanOrEqual(0)
      expect(xMm + sheet.labelWidthMm).toBeLessThanOrEqual(sheet.pageWidthMm + 0.05)
      expect(yMm + sheet.labelHeightMm).toBeLessThanOrEqual(sheet.pageHeightMm + 0.05)
    }
    expect(sheet.pitchXMm).toBeGreaterThanOrEqual(sheet.labelWidthMm)
    expect(sheet.pitchYMm).toBeGreaterThanOrEqual(sheet.labelHeightMm)
  }
})

test('every label is printed once, in order, behind those that are gone', () => {
  const any = [fc.constantFrom(...labelSheetNames), fc.nat(200), fc.nat(200)] as const
  fc.assert(
    fc.property(...any, (name, count, skip) => {
      const sheet = labelSheets[name]
      const perPage = labelsPerPage(sheet)
      const pages = layLabels(count, sheet, skip)
      expect(pages.flat().map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, at) => at))
      expect(pages.every((page) => page.length <= perPage)).toBe(true)
      if (count > 0) expect(pages[0]!.length).toBe(Math.min(count, perPage - (skip % perPage)))
    }),
  )
})

test('coordinates are read as people write and paste them, and nothing else is taken for some', () => {
  const place = { latitude: 42.3601, longitude: -71.0589 }
  for (const text of [
    '42.3601, -71.0589',
    '42.3601 -71.0589',
    '(42.3601;-71.0589)',
    '42.3601N 71.0589W',
    '42.3601° N, 71.0589° W',
    '42.3601,−71.0589',
  ]) {
    // prettier-ignore
    expect([text, readCoordinates(text)]).toEqual([text, place])
  }
  for (const text of ['', '42.36', '0, 0', '91, 0', '12, 181', 'Main St 42, 71', '42,3601, -71,0589']) {
    expect([text, readCoordinates(text)]).toEqual([text, null])
  }
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (north, east) => {
        // prettier-ignore
        const [latitude, longitude] = [Number(north.toFixed(6)), Number(east.toFixed(6))]
        if (latitude === 0 && longitude === 0) return
        expect(readCoordinates(`${latitude.toFixed(6)}, ${longitude.toFixed(6)}`)).toEqual({ latitude: latitude + 0, longitude: longitude + 0 }) // prettier-ignore
      },
    ),
  )
})
