import { expect, test } from 'vitest'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workTypeCreate } from '#shared/commands/work-type/create.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { workTypeSetActive } from '#shared/commands/work-type/set-active.ts'
import { templatesChoices, templatesList, templatesOne } from '#shared/queries/templates.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('work types are listed with the number of work orders that have them, those out of use last', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workTypeCreate, { set: { name: 'AAA service', durationMinutes: 30 } }))
  expectOk(desk.run(workOrderCreate, { title: 'A', workTypeId: 'v1 type' }))
  expectOk(desk.run(workTypeSetActive, { workTypeId: 'v2 type', active: false }))
  const list = expectOk(await desk.client.query(templatesList, {}))
  expect(list[0]).toMatchObject({ name: 'AAA service', version: 1, active: true, workOrders: 0 })
  expect(list.at(-1)).toMatchObject({ id: 'v2 type', active: false, workOrders: 1 })
  expect(list.find(({ id }) => id === 'v1 type')).toMatchObject({ workOrders: 2 })
})

test('a work type has its versions, newest first, with what each changed and how many work orders it made', async () => {
  await using desk = openSmallOffice()
  const one = async () => expectOk(await desk.client.query(templatesOne, { workTypeId: 'v1 type' }))!
  expect((await one()).versions).toEqual([])
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { durationMinutes: 75, crewSize: 2 } }))
  expectOk(desk.run(workOrderCreate, { title: 'A', workTypeId: 'v1 type' }))
  const checklist = [{ text: 'Oil', answer: 'pass-fail', unit: null } as const]
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist } }))
  const { workType, versions, following } = await one()
  // The work order that the office had before came without a version.
  expect(following).toBe(1)
  expect(workType).toMatchObject({ version: 3, durationMinutes: 75, checklist: [{ text: 'Oil' }] })
  expect(versions).toMatchObject([
    { version: 3, changed: ['checklist'], workOrders: 0, madeBy: 'Test Dispatcher' },
    { version: 2, changed: ['durationMinutes', 'crewSize'], workOrders: 1 },
    { version: 1, changed: null, values: {} },
  ])
  expect(versions[1]!.values['durationMinutes']).toEqual({ before: 60, after: 75 })
  expect(versions[1]!.values['crewSize']).toEqual({ before: 1, after: 2 })
  expect(versions[0]!.values['checklist']).toMatchObject({ before: [], after: [{ text: 'Oil' }] })
})

test('a work type that does not exist is answered with nothing', async () => {
  await using desk = openSmallOffice()
  expect(expectOk(await desk.client.query(templatesOne, { workTypeId: 'none' }))).toBeNull()
})

test('a template may name the skills of the office and the certificates that anybody has', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { certificateName: 'Gas Safe' } }))
  const choices = expectOk(await desk.client.query(templatesChoices, {}))
  expect(choices.skills.map(({ name }) => name)).toEqual(['Roads', 'Trees'])
  expect(choices.certificates).toContain('Gas Safe')
})
