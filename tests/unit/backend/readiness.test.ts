import { expect, test } from 'vitest'
import { checkReadiness } from '#electron/backend/readiness/check-readiness.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'
import { insert } from '#shared/commands/change.ts'

test('an empty office is told what it lacks', async () => {
  await using desk = openTestBackend()
  const readiness = checkReadiness(desk.backend.context)
  expect(readiness.ready).toBe(false)
  expect(readiness.findings.map((finding) => finding.check)).toEqual(['no-technicians'])
})

test('each thing in the way of dispatching is found, by name, worst first', async () => {
  await using desk = openTestBackend()
  const certificate = (id: string, expiresOn: string | null) =>
    insert('certificates', { id, technicianId: 't1', name: `Card ${id}`, number: null, issuedOn: null, expiresOn })
  write(desk, [
    insert('skills', { id: 'k1', name: 'Pumps' }),
    insert('skills', { id: 'k2', name: 'Trees' }),
    insert('technicianSkills', { id: 'h1', technicianId: 't1', skillId: 'k1', level: 2 }),
    fresh('technicians', { id: 't1', code: 'T1', name: 'Ada' }),
    fresh('technicians', { id: 't2', code: 'T2', name: 'Gone', active: false }),
    fresh('workTypes', { id: 'w1', name: 'Pump check', skillId: 'k1', skillLevel: 3 }),
    fresh('workTypes', { id: 'w2', name: 'Look around', certificateName: 'Drone' }),
    fresh('sites', { id: 's1', name: 'Nowhere', latitude: null, longitude: null, ungeocodedReason: 'missing' }),
    certificate('old', '2011-09-05'),
    certificate('today', '2011-09-06'),
    certificate('soon', '2011-10-06'),
    certificate('later', '2011-10-07'),
    certificate('forever', null),
  ])
  desk.backend.context.store.db.exec("UPDATE work_types SET duration_minutes = 0 WHERE id = 'w2'")
  const { day, ready, findings } = checkReadiness(desk.backend.context)
  expect(day).toMatch(/^2011-09-0[67]$/)
  expect(ready).toBe(false)
  const found = Object.fromEntries(findings.map((finding) => [finding.check, finding.examples]))
  expect(found).toMatchObject({
    'work-type-without-duration': ['Look around'],
    'technician-without-shift': ['T1 Ada'],
    'certificate-nobody-holds': ['Look around: Drone'],
    'skill-nobody-holds': ['Pumps at level 3', 'Trees'],
    'ungeocoded-sites': ['Nowhere'],
    'work-type-without-skill': ['Look around'],
  })
  expect(found['certificate-expired']).toContain('T1 Ada: Card old, 2011-09-05')
  expect(found['certificate-expires-soon']).toContain('T1 Ada: Card soon, 2011-10-06')
  expect(JSON.stringify(found)).not.toMatch(/Card (later|forever)/)
  expect(findings.map((finding) => finding.severity)).toEqual(
    findings.map((finding) => finding.severity).toSorted((a, b) => 'bwi'.indexOf(a[0]!) - 'bwi'.indexOf(b[0]!)),
  )
})
