import { expect, test } from 'vitest'
import { certificateSave } from '#shared/commands/certificate/save.ts'
import { reportsSkillGapCsv } from '#shared/actions/reports.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { checkReadiness } from '#electron/backend/readiness/check-readiness.ts'
import { skillGapCsv, skillGapReport } from '#electron/backend/reports/skill-gap.ts'
import { skillGaps } from '#shared/domain/technician/skill-gap.ts'
import type { SkillSupply } from '#shared/domain/technician/skill-gap.ts'
import { reportsSkillGap } from '#shared/queries/skill-gap.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const person = (
  code: string,
  territoryId: string,
  levels: Record<string, number>,
  weekMinutes = 2_400,
): SkillSupply => ({
  technicianId: code,
  code,
  territoryId,
  weekMinutes,
  levels: new Map(Object.entries(levels)),
})
const demand = (territoryId: string | null, skillId: string, level: number, minutes = 60) => ({
  territoryId,
  skillId,
  level,
  visits: 1,
  minutes,
})

test('a demand is met by the territory’s holders of the level or higher, and what is worst comes first', () => {
  const supply = [
    person('A', 'n', { trees: 3, lifts: 1 }),
    person('B', 'n', { trees: 1 }, 60),
    person('C', 's', { roads: 2 }),
  ]
  const gaps = skillGaps(
    [
      demand('n', 'trees', 1),
      demand('n', 'trees', 2),
      demand('n', 'trees', 3, 9_000),
      demand('n', 'trees', 4),
      demand('n', 'roads', 1),
      demand(null, 'roads', 2),
    ],
    supply,
  )
  expect(gaps.map(({ skillId, level, standing, holders }) => [skillId, level, standing, holders.join()])).toEqual([
    ['trees', 4, 'nobody', ''],
    ['roads', 1, 'elsewhere', ''],
    ['trees', 3, 'short', 'A'],
    ['roads', 2, 'single', 'C'],
    ['trees', 2, 'single', 'A'],
    ['trees', 1, 'covered', 'A,B'],
  ])
})

test('the report counts open visits, lists certificates that end in time and were not renewed, and is a file', async () => {
  await using desk = openSmallOffice()
  const certificate = (name: string, expiresOn: string) =>
    expectOk(desk.run(certificateSave, { technicianId: 'oak', name, number: '7', expiresOn }))
  certificate('First aid', '2011-09-20')
  certificate('Chainsaw', '2011-09-01')
  certificate('Chainsaw', '2013-09-01')
  certificate('Height', '2012-09-01')
  const report = skillGapReport(desk.backend.context, 30)
  expect(
    report.gaps.map(({ territory, skill, level, visits, standing }) => [territory, skill, level, visits, standing]),
  ).toEqual([
    ['North', 'Roads', 1, 1, 'nobody'],
    ['North', 'Trees', 2, 1, 'single'],
    ['North', 'Trees', 1, 1, 'covered'],
  ])
  expect(report.gaps[1]).toMatchObject({ holders: ['OAK'], minutes: 60, weekMinutes: 5 * 450 })
  expect(report.certificates).toMatchObject([{ code: 'OAK', certificate: 'First aid', expired: false }])
  expect(expectOk(await desk.client.query(reportsSkillGap, { days: 30 }))).toEqual(report)
  const csv = skillGapCsv(report).split(/\r?\n/)
  expect(csv[1]).toBe('North,Roads,1,1,1.00,0,,0,0.00,nobody')
  expect(csv).toContain('OAK,oak,North,First aid,7,2011-09-20,no,0')
  const made = expectOk(await desk.client.action(reportsSkillGapCsv, { days: 30 }))
  expect(made.fileName).toBe('skills-2011-09-06.csv')
})

test('a technician without a home and one whose shifts have ended are found before the day begins', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(technicianEdit, { technicianId: 'elm', set: { homeLatitude: null, homeLongitude: null } }))
  desk.backend.context.store.db.exec("UPDATE shifts SET valid_until = '2011-08-31' WHERE technician_id = 'oak'")
  const found = checkReadiness(desk.backend.context).findings.map(({ check, examples }) => [check, examples.join()])
  expect(found).toContainEqual(['technician-without-home', 'ELM elm'])
  expect(found).toContainEqual(['technician-without-shift', 'OAK oak'])
})
