import { expect, test } from 'vitest'
import { z } from 'zod'
import { moneyField } from '#electron/backend/hide-money.ts'
import { queryBindings } from '#electron/backend/registry.ts'
import { deskChoose } from '#shared/actions/desk.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { technicianCreate } from '#shared/commands/technician/create.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { userSave } from '#shared/commands/user/save.ts'
import { capabilities, capabilitiesOf } from '#shared/domain/access/permissions.ts'
import { roles } from '#shared/domain/access/role.ts'
import { appInfo } from '#shared/queries/app.ts'
import { boardDay } from '#shared/queries/board.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'

const note = { subjectKind: 'workOrder', subjectId: 'v1 order', text: 'Rang' } as const

function addUser(desk: TestBackend, name: string, role: (typeof roles)[number]): string {
  return (expectOk(desk.run(userSave, { name, role })).value as { userId: string }).userId
}

async function sit(desk: TestBackend, userId: string | null) {
  expectOk(await desk.client.action(deskChoose, { userId }))
}

test('an office without users lets whoever sits there do everything', async () => {
  await using desk = openTestBackend()
  expect(desk.backend.context.person()).toMatchObject({ role: 'administrator', userId: null })
  expectOk(desk.run(settingsSet, { name: 'slaTarget', value: 0.8 }))
})

test('the first user must be an administrator, and the last one cannot stop being it', async () => {
  await using desk = openTestBackend()
  expect(expectError(desk.run(userSave, { name: 'Dana', role: 'dispatcher' })).message).toContain(
    'must be an administrator',
  )
  const userId = addUser(desk, 'Ada', 'administrator')
  await sit(desk, userId)
  expect(expectError(desk.run(userSave, { userId, name: 'Ada', role: 'manager' })).message).toContain(
    'last administrator',
  )
  expect(expectError(desk.run(userSave, { userId, name: 'Ada', role: 'administrator', active: false })).kind).toBe(
    'rule-violation',
  )
})

test('once there are users, somebody unknown may look but not change', async () => {
  await using desk = openSmallOffice()
  addUser(desk, 'Ada', 'administrator')
  expect(desk.backend.context.person()).toMatchObject({ role: 'readOnly', userId: null })
  expect(expectError(desk.run(noteAdd, note)).kind).toBe('forbidden')
})

test('the person logged in to the machine is known by name, and a desk remembers who was chosen across a restart', async () => {
  let desk = openSmallOffice()
  addUser(desk, 'Test Dispatcher', 'administrator')
  expect(desk.backend.context.person().name).toBe('Test Dispatcher')
  const dana = addUser(desk, 'Dana', 'dispatcher')
  await sit(desk, dana)
  desk = await desk.reopen()
  expect(desk.backend.context.person()).toMatchObject({ name: 'Dana', role: 'dispatcher', userId: dana })
  const info = expectOk(await desk.client.query(appInfo, {}))
  expect(info.actor.may).toEqual(capabilitiesOf('dispatcher'))
  await sit(desk, null)
  expect(desk.backend.context.person().name).toBe('Test Dispatcher')
  await desk.close()
})

test('a dispatcher may write a note and may not change settings, and cannot undo what they may not do', async () => {
  await using desk = openSmallOffice()
  const ada = addUser(desk, 'Ada', 'administrator')
  await sit(desk, ada)
  const dana = addUser(desk, 'Dana', 'dispatcher')
  expectOk(desk.run(settingsSet, { name: 'slaTarget', value: 0.8 }))
  await sit(desk, dana)
  const undone = desk.backend.context.history.undo()
  expect(undone.ok ? 'undone' : undone.error.kind).toBe('forbidden')
  expectOk(desk.run(noteAdd, note))
  const refused = expectError(desk.run(settingsSet, { name: 'slaTarget', value: 0.5 }))
  expect(refused).toMatchObject({ kind: 'forbidden' })
  expect(refused.message).toContain('Dana (dispatcher)')
})

test('who sits down is in the log, and somebody inactive cannot', async () => {
  await using desk = openTestBackend()
  const ada = addUser(desk, 'Ada', 'administrator')
  await sit(desk, ada)
  const log = desk.backend.context.store.db.prepare('SELECT name, actor_name FROM command_log ORDER BY seq').all()
  expect(log).toEqual([
    { name: 'user.save', actor_name: 'Test Dispatcher' },
    { name: 'desk.signIn', actor_name: 'Test Dispatcher' },
  ])
  const dana = addUser(desk, 'Dana', 'planner')
  expectOk(desk.run(userSave, { userId: dana, name: 'Dana', role: 'planner', active: false }))
  expect(expectError(await desk.client.action(deskChoose, { userId: dana })).message).toContain('not active')
})

test('every role may do no more than an administrator, and read-only changes nothing', () => {
  for (const role of roles) expect(capabilities).toEqual(expect.arrayContaining(capabilitiesOf(role)))
  expect(capabilitiesOf('readOnly')).toEqual(['print', 'export'])
  expect(capabilitiesOf('dispatcher')).not.toContain('seeCosts')
})

test('what people cost is hidden on the board from a role that may not see costs', async () => {
  await using desk = openSmallOffice()
  const rates = { costPerHour: 41, billPerHour: 95, overtimeCostPerHour: 60 }
  expectOk(desk.run(technicianEdit, { technicianId: 'oak', set: rates }))
  const ada = addUser(desk, 'Ada', 'administrator')
  await sit(desk, ada)
  const dana = addUser(desk, 'Dana', 'dispatcher')
  const day = { from: officeTime('0:00'), to: officeTime('23:59') }
  const oak = async () => {
    const { technicians } = expectOk(await desk.client.query(boardDay, day))
    return technicians.find(({ technician }) => technician.id === 'oak')!.technician
  }
  expect(await oak()).toMatchObject(rates)
  await sit(desk, dana)
  expect(await oak()).toMatchObject({ code: 'OAK', costPerHour: null, billPerHour: null, overtimeCostPerHour: null })
})

test('a planner who edits people sets no rates, and somebody who may edit costs does', async () => {
  await using desk = openSmallOffice()
  const ada = addUser(desk, 'Ada', 'administrator')
  await sit(desk, ada)
  const pat = addUser(desk, 'Pat', 'planner')
  const may = addUser(desk, 'May', 'manager')
  await sit(desk, pat)
  const rate = { technicianId: 'oak', set: { costPerHour: 80 } }
  expect(expectError(desk.run(technicianEdit, rate))).toMatchObject({ kind: 'forbidden' })
  expect(expectError(desk.run(technicianCreate, { code: 'ASH', name: 'Ash', billPerHour: 90 })).kind).toBe('forbidden')
  expectOk(desk.run(technicianEdit, { technicianId: 'oak', set: { phone: '555 0101' } }))
  expectOk(desk.run(technicianCreate, { code: 'ASH', name: 'Ash' }))
  await sit(desk, may)
  expectOk(desk.run(technicianEdit, rate))
})

/** They leave amounts out, or answer nothing, themselves. */
const seeToItThemselves = ['assets.history', 'board.day', 'costs.get', 'reports.costs', 'reports.costItems'].concat(
  ['page', 'summary', 'documents'].map((name) => `invoices.${name}`),
)
/** What is to be approved, and up to which amount, is known to everybody who asks for it or decides. */
const aboutApprovals = ['approvals.list', 'approvals.of', 'approvals.limits', 'users.all'].concat(
  ['acceptPreview', 'estimate', 'get'].map((name) => `requests.${name}`),
)

test('every answer that holds amounts hides them from a role that may not see costs', async () => {
  await using desk = openTestBackend()
  const open = queryBindings
    .map((bind) => bind(desk.backend.context).definition)
    .filter(({ result, holdsMoney }) => !holdsMoney && fieldsOf(result).some((field) => moneyField.test(field)))
  expect(open.map(({ name }) => name).toSorted()).toEqual([...seeToItThemselves, ...aboutApprovals].toSorted())
})

/** Names of all fields of an answer, at any depth. */
function fieldsOf(result: z.ZodType): string[] {
  const fields: string[] = []
  JSON.stringify(z.toJSONSchema(result, { unrepresentable: 'any', io: 'input' }), (key, value: unknown) => {
    if (key === 'properties') fields.push(...Object.keys(value as object))
    return value
  })
  return fields
}
