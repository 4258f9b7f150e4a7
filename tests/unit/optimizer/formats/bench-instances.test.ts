import { expect, test } from 'vitest'
import { readKovacs } from '#tests/bench/optimizer/kovacs.ts'
import { readPillac } from '#tests/bench/optimizer/pillac.ts'
import { sharedData } from '#tests/doubles/import-files.ts'

const kovacs = sharedData('vrp', 'kovacs-strsp')
const pillac = sharedData('vrp', 'pillac-trsp')

test.skipIf(kovacs === null)(
  'a technician instance of Kovacs is read with its skills and what outsourcing costs',
  () => {
    const { problem, outsourcing } = readKovacs(
      `${kovacs}/tasks_noTeam/C101_5x4_noTeam.txt`,
      `${kovacs}/techniciansReduced_noTeam/technicians_C101_5x4_noTeam.txt`,
    )
    expect(problem.visits).toHaveLength(100)
    expect(problem.routes).toHaveLength(8)
    expect(problem.routes[0]!.skills).toEqual({ 1: 3, 2: 1, 3: 3, 4: 4, 5: 4 })
    expect(problem.visits[0]!.skills).toEqual([{ skill: '2', level: 3 }])
    expect(problem.visits[3]!.skills).toEqual([
      { skill: '1', level: 2 },
      { skill: '2', level: 2 },
      { skill: '5', level: 1 },
    ])
    expect(outsourcing.get('2')).toBeCloseTo(200 + 3 ** 1.5)
  },
)

test.skipIf(pillac === null)('a technician instance of Pillac is read with homes, tools and parts', () => {
  const problem = readPillac(`${pillac}/C101.100_25-5-5-5.txt`)
  expect(problem.visits).toHaveLength(100)
  expect(problem.routes).toHaveLength(25)
  expect(problem.routes[0]).toMatchObject({ startPlace: 1, tools: ['1', '2', '3'], capacity: [3, 0, 4, 4, 0] })
  expect(problem.visits[1]).toMatchObject({ id: '27', skills: [{ skill: '1', level: 1 }], tools: ['3'] })
  expect(problem.visits[0]!.load).toEqual([1, 0, 1, 0, 0])
})
