import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSolomon } from '#optimizer/formats/solomon.ts'
import { sharedData } from '#tests/doubles/import-files.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const small = `SMALL

VEHICLE
NUMBER     CAPACITY
  3         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

    0      0         0          0          0       100          0
    1      1         1         10          5        60          9
    2      3         4          5          0        90          7
`

const messageOf = (text: string) => {
  const read = readSolomon(text)
  return read.ok ? null : read.error.message
}

describe('a Solomon file', () => {
  test('becomes a problem in tenths, with distances cut to one decimal', () => {
    const problem = expectOk(readSolomon(small))
    expect(problem.routes).toHaveLength(3)
    expect(problem.routes[0]).toMatchObject({ shift: { start: 0, end: 1000 }, capacity: [20], startPlace: 0 })
    expect(problem.visits.map((visit) => visit.id)).toEqual(['1', '2'])
    expect(problem.visits[0]).toMatchObject({ service: 90, windows: [{ start: 50, end: 600 }], load: [10] })
    expect([...problem.matrices[0]!.ticks]).toEqual([0, 14, 50, 14, 0, 36, 50, 36, 0])
  })

  test('is read with Windows line ends and trailing blank lines', () => {
    expect(expectOk(readSolomon(`${small.replaceAll('\n', '\r\n')}\r\n\r\n`)).visits).toHaveLength(2)
  })

  test('says what is damaged, with the line', () => {
    expect(messageOf('')).toContain('"VEHICLE"')
    expect(messageOf('{"jobs": []}')).toContain('"VEHICLE"')
    expect(messageOf(small.slice(0, small.indexOf('    0 ')))).toContain('no line with the depot')
    expect(messageOf(small.replace('  3         20', '  3'))).toContain('number of vehicles and their capacity')
    expect(messageOf(small.replace('  3         20', '  0         20'))).toContain('line 5: 0 vehicles')
    expect(messageOf(small.slice(0, -4))).toContain('line 12 has 6 numbers instead of 7')
    expect(messageOf(small.replace(' 90 ', ' x '))).toContain('line 12: "x" is no number')
    expect(messageOf(small.replace('    2  ', '    1  '))).toContain('line 12: customer 1 is there twice')
    expect(messageOf(small.replace(' 60 ', ' 4 '))).toContain('line 11: the window from 5 to 4')
    expect(messageOf(small.replace(' 10 ', ' 30 '))).toContain('above the capacity of 20')
    expect(messageOf(small.replace('          9', '         -9'))).toContain('service time of -9')
  })

  const c101 = sharedData('vrp', 'solomon', 'C101.txt')
  test.skipIf(c101 === null)('of the published set is read whole', () => {
    const problem = expectOk(readSolomon(readFileSync(c101!, 'utf8')))
    expect(problem.visits).toHaveLength(100)
    expect(problem.routes).toHaveLength(25)
    expect(problem.visits[99]).toMatchObject({ id: '100', service: 900, load: [20] })
  })
})
