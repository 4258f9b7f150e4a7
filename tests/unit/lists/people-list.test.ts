import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileRead, historyUndo } from '#shared/actions/app.ts'
import { techniciansExport } from '#shared/actions/people.ts'
import { technicianEditMany } from '#shared/commands/technician/edit-many.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { listPeople, peopleSorts } from '#shared/queries/lists/list-people.ts'
import { peopleListColumns } from '#shared/queries/lists/people-columns.ts'
import { peopleList } from '#shared/queries/people.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'

test('people are found by words of name, team, territory and skills, and by what they know', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(technicianEditMany, { recordIds: ['oak'], set: { team: 'Early' } }))
  const people = expectOk(await desk.client.query(peopleList, {}))
  const codes = (filter: Parameters<typeof listPeople>[1]) =>
    listPeople(people, filter, { by: 'code', descending: false }).map(({ technician }) => technician.code)
  expect(codes({})).toEqual(['ELM', 'OAK'])
  expect(codes({ text: 'north trees early' })).toEqual(['OAK'])
  expect(codes({ teams: ['Early'], skillIds: ['Trees'] })).toEqual(['OAK'])
  expect(codes({ skillIds: ['Roads'] })).toEqual([])
  expect(codes({ active: false })).toEqual([])
})

test('whatever the order, people are listed once each, and those without a value come last', async () => {
  await using desk = openSmallOffice()
  const [one] = expectOk(await desk.client.query(peopleList, {}))
  const people = Array.from({ length: 12 }, (_, i) => ({
    ...one!,
    weekMinutes: (i * 7) % 5,
    technician: { ...one!.technician, id: `t${i}`, code: `T${i % 4}`, team: i % 3 === 0 ? null : `Team ${i % 2}` },
  }))
  fc.assert(
    fc.property(fc.constantFrom(...peopleSorts), fc.boolean(), (by, descending) => {
      const listed = listPeople(people, {}, { by, descending })
      expect(new Set(listed.map(({ id }) => id)).size).toBe(12)
      if (by !== 'team') return
      expect(listed.slice(-4).map(({ technician }) => technician.team)).toEqual([null, null, null, null])
    }),
  )
})

test('every order of the list of people is the order of one of its columns', () => {
  expect(peopleListColumns.filter((column) => column.sortable).map(({ key }) => key)).toEqual([...peopleSorts])
})

test('a file of people holds what is shown, and a bulk change of them is one step to undo', async () => {
  await using desk = openSmallOffice()
  const change = { field: 'team', value: '=Late' }
  const preview = expectOk(
    await desk.client.query(bulkEditPreview, { entity: 'technicians', ids: ['oak', 'elm'], change }),
  )
  expect(preview).toMatchObject({ changing: 2, after: '=Late', before: [{ value: '', count: 2 }] })
  expectOk(desk.run(technicianEditMany, { recordIds: preview.changingIds, set: { team: '=Late' } }))
  const columns = ['code', 'team', 'skills', 'week'].map((field) => ({ field, heading: field }))
  const job = expectOk(
    await desk.client.action(techniciansExport, { filter: { active: true }, sort: { by: 'name', descending: true }, columns }), // prettier-ignore
  )
  const { fileId } = (await desk.backend.context.jobs.finished(job.id)).result as { fileId: string }
  const { base64 } = expectOk(await desk.client.action(fileRead, { fileId, offset: 0 }))
  expect(Buffer.from(base64, 'base64').toString('utf8').split('\r\n')).toEqual([
    '\uFEFFcode,team,skills,week',
    "OAK,'=Late,Trees 2,37.5",
    "ELM,'=Late,Trees 1,37.5",
    '',
  ])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(desk.backend.context.store.records.get('technicians', 'oak')!.team).toBe(null)
  // Whether somebody still works here is decided one by one.
  const leave = { field: 'active', value: false }
  const reply = await desk.client.query(bulkEditPreview, { entity: 'technicians', ids: ['oak'], change: leave })
  expect(reply.ok).toBe(false)
})
