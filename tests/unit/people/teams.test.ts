import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { crewRemove } from '#shared/commands/crew/remove.ts'
import { crewSave } from '#shared/commands/crew/save.ts'
import { onCallFill } from '#shared/commands/on-call/fill.ts'
import { onCallRemove } from '#shared/commands/on-call/remove.ts'
import { onCallSave } from '#shared/commands/on-call/save.ts'
import { skillRemove } from '#shared/commands/skill/remove.ts'
import { skillSave } from '#shared/commands/skill/save.ts'
import { technicianSetActive } from '#shared/commands/technician/set-active.ts'
import { territoryRemove } from '#shared/commands/territory/remove.ts'
import { territorySave } from '#shared/commands/territory/save.ts'
import { visitGiveToCrew } from '#shared/commands/visit/give-to-crew.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { handoversOf, rotaTurns } from '#shared/domain/technician/on-call-rota.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { boardDay } from '#shared/queries/board.ts'
import { crewsList, onCallRota, skillsList, territoriesList } from '#shared/queries/teams.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { snapshot } from '#tests/doubles/write-records.ts'

let desk: TestBackend
beforeEach(() => {
  desk = openSmallOffice()
})
afterEach(async () => {
  await desk.close()
})

const rule = (result: Parameters<typeof expectError>[0]) => {
  const error = expectError(result)
  return error.kind === 'rule-violation' ? error.violations[0]?.rule : error.kind
}
const undo = () => expectOk(desk.backend.context.history.undo())
const people = (visitId: string) =>
  desk.backend.context.store.records
    .where('visitTechnicians', 'visitId', [visitId])
    .map(({ technicianId, lead }) => `${technicianId}${lead ? ' leads' : ''}`)
    .sort()
const saveCrew = (args: Partial<Parameters<typeof crewSave.args.parse>[0]> & object = {}) =>
  desk.run(crewSave, { name: 'Blue', memberIds: ['oak', 'elm'], leadId: 'oak', ...args })
const crewId = () => (expectOk(saveCrew()).value as { crewId: string }).crewId

describe('a crew', () => {
  test('has a name of its own and a lead who is a member, and its changes are undone', async () => {
    const id = crewId()
    expect(rule(saveCrew({ name: 'blue' }))).toBe('crew-name-taken')
    expect(rule(saveCrew({ name: 'Red', memberIds: ['elm'] }))).toBe('invalid-input')
    const before = snapshot(desk, ['crews', 'crewMembers'])
    expectOk(saveCrew({ crewId: id, memberIds: ['elm'], leadId: 'elm' }))
    const { crews } = expectOk(await desk.client.query(crewsList, {}))
    expect(crews[0]?.members.map(({ code }) => code)).toEqual(['ELM'])
    undo()
    expect(snapshot(desk, ['crews', 'crewMembers'])).toEqual(before)
    expectOk(desk.run(crewRemove, { crewId: id }))
    expect(desk.backend.context.store.records.all('crewMembers')).toEqual([])
  })

  test('takes all its members along on a visit it is given, whoever led it before', async () => {
    const id = crewId()
    const give = (time: string) => desk.run(visitGiveToCrew, { visitId: 'v1', crewId: id, startsAt: officeTime(time) })
    expectOk(give('9:00'))
    expect(people('v1')).toEqual(['elm', 'oak leads'])
    undo()
    expect(people('v1')).toEqual([])
    expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:00') }))
    expectOk(give('10:00'))
    expect(people('v1')).toEqual(['elm', 'oak leads'])
    const span = { from: officeTime('0:00'), to: officeTime('24:00') }
    const { crews } = expectOk(await desk.client.query(boardDay, span))
    expect(crews).toMatchObject([{ name: 'Blue', memberIds: ['oak', 'elm'] }])
  })

  test('takes a pinned visit over from somebody else only with a reason, also at the same time', () => {
    const id = crewId()
    const startsAt = officeTime('9:00')
    expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt }))
    expectOk(desk.run(visitPin, { visitIds: ['v1'], pinned: true }))
    expect(rule(desk.run(visitGiveToCrew, { visitId: 'v1', crewId: id, startsAt }))).toBe('pinned')
    expect(people('v1')).toEqual(['elm leads'])
    expectOk(desk.run(visitGiveToCrew, { visitId: 'v1', crewId: id, startsAt, overrideReason: 'Both are needed' }))
    // The leader stays: nothing is moved, and nothing is asked.
    expectOk(desk.run(visitGiveToCrew, { visitId: 'v1', crewId: id, startsAt }))
  })

  test('is refused a visit that one of them is not free for', () => {
    const id = crewId()
    expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:00') }))
    const busy = desk.run(visitGiveToCrew, { visitId: 'v2', crewId: id, startsAt: officeTime('9:30') })
    expect(rule(busy)).toBe('crew-overlap')
    expect(people('v2')).toEqual([])
  })
})

describe('the on-call rota', () => {
  const week = { startsAt: officeTime('17:00'), endsAt: officeTime('17:00', '2011-09-13') }

  test('puts somebody on call for a territory once, shows it on the board, and takes it back', async () => {
    const save = (args: object = {}) =>
      desk.run(onCallSave, { technicianId: 'oak', territoryId: 'north', ...week, ...args })
    const { onCallId } = expectOk(save()).value as { onCallId: string }
    expect(rule(save({ startsAt: officeTime('17:00', '2011-09-12'), endsAt: officeTime('17:00', '2011-09-20') }))).toBe(
      'on-call-twice',
    )
    expectOk(save({ onCallId, note: 'Key of the depot' }))
    expectOk(save({ territoryId: null }))
    const span = { from: officeTime('0:00'), to: officeTime('24:00') }
    const { onCalls } = expectOk(await desk.client.query(boardDay, span))
    expect(onCalls.map(({ territoryName }) => territoryName)).toEqual(['North', null])
    expectOk(desk.run(onCallRemove, { onCallId }))
    expect(desk.backend.context.store.records.get('onCalls', onCallId)).toBeNull()
  })

  test('is filled turn by turn in one step and tells who takes over from whom', async () => {
    const rota = { fromDay: officeDay, minute: 1_020, turnDays: 7, turns: 3 }
    expectOk(desk.run(onCallFill, { technicianIds: ['oak', 'elm'], territoryId: 'north', ...rota }))
    const { turns } = expectOk(await desk.client.query(onCallRota, { from: officeTime('0:00') }))
    expect(turns.map(({ code, from, gap }) => [code, from, gap])).toEqual([
      ['OAK', null, null],
      ['ELM', 'OAK', null],
      ['OAK', 'ELM', null],
    ])
    const again = desk.run(onCallFill, { technicianIds: ['oak', 'elm'], territoryId: 'north', ...rota })
    expect(rule(again)).toBe('on-call-twice')
    undo()
    expect(desk.backend.context.store.records.all('onCalls')).toEqual([])
  })

  test('is handed over at the same time of the wall clock when the clocks change', () => {
    const turns = rotaTurns(
      ['a', 'b'],
      { fromDay: '2011-11-05', minute: 1_020, turnDays: 1, turns: 2 },
      'America/New_York',
    )
    expect(turns.map(({ startsAt, endsAt }) => (endsAt - startsAt) / hourMs)).toEqual([25, 24])
    expect(turns[0]!.endsAt).toBe(turns[1]!.startsAt)
  })

  test('shows the holes, a rota for each territory', () => {
    const turn = (id: string, territoryId: string | null, startsAt: number, endsAt: number) => ({
      id,
      technicianId: id,
      territoryId,
      startsAt,
      endsAt,
    })
    const list = handoversOf([turn('late', 'n', 20, 30), turn('first', 'n', 0, 10), turn('south', 's', 12, 30)])
    expect(list.map(({ turn: { id }, from, gap }) => [id, from?.id ?? null, gap])).toEqual([
      ['first', null, null],
      ['south', null, null],
      ['late', 'first', { start: 10, end: 20 }],
    ])
  })
})

test('whoever has left keeps their territory when its members are saved', () => {
  const { records } = desk.backend.context.store
  expectOk(desk.run(technicianSetActive, { technicianId: 'elm', active: false }))
  expectOk(desk.run(territorySave, { territoryId: 'north', name: 'North End', code: 'N', memberIds: [] }))
  expect(records.get('technicians', 'oak')?.territoryId).toBeNull()
  expect(records.get('technicians', 'elm')?.territoryId).toBe('north')
})

test('a territory is saved with its members, keeps its code to itself, and stays while something belongs to it', async () => {
  const saved = expectOk(
    desk.run(territorySave, { name: 'South', code: 'S', zone: 'America/Chicago', colour: 3, memberIds: ['elm'] }),
  )
  const { territoryId } = saved.value as { territoryId: string }
  const { territories } = expectOk(await desk.client.query(territoriesList, {}))
  expect(
    territories.map(({ territory, members, sites }) => [territory.code, members.map(({ id }) => id), sites]),
  ).toEqual([
    ['N', ['oak'], 3],
    ['S', ['elm'], 0],
  ])
  expect(rule(desk.run(territorySave, { name: 'Again', code: 'n' }))).toBe('territory-code-taken')
  expect(rule(desk.run(territorySave, { name: 'Moon', code: 'M', zone: 'Moon/Base' }))).toBe('invalid-input')
  expect(rule(desk.run(territoryRemove, { territoryId }))).toBe('record-used')
  const outline = [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] as [number, number][][][] // prettier-ignore
  expectOk(desk.run(territorySave, { territoryId, name: 'South', code: 'S', boundary: outline, memberIds: [] }))
  const { records } = desk.backend.context.store
  expect(records.get('territories', territoryId)).toMatchObject({ boundary: outline, zone: null, colour: null })
  expect(records.get('technicians', 'elm')?.territoryId).toBeNull()
  expectOk(desk.run(territorySave, { territoryId, name: 'South', code: 'S' }))
  expect(records.get('territories', territoryId)?.boundary).toEqual(outline)
  expectOk(desk.run(territoryRemove, { territoryId }))
})

test('a skill says what its levels mean and stays while somebody holds it', async () => {
  const levels = ['under guidance', 'alone', '', '', 'teaches it']
  expectOk(desk.run(skillSave, { skillId: 'Trees', name: 'Trees', description: 'Felling and pruning', levels }))
  expect(rule(desk.run(skillSave, { name: 'trees' }))).toBe('skill-name-taken')
  const { skills } = expectOk(await desk.client.query(skillsList, {}))
  const trees = skills.find(({ skill }) => skill.id === 'Trees')
  expect(trees).toMatchObject({ skill: { levels }, holders: [1, 1, 0, 0, 0], workTypes: [{ level: 1 }, { level: 2 }] })
  expect(rule(desk.run(skillRemove, { skillId: 'Trees' }))).toBe('record-used')
  const { skillId } = expectOk(desk.run(skillSave, { name: 'Lifts' })).value as { skillId: string }
  expectOk(desk.run(skillRemove, { skillId }))
  undo()
  expect(desk.backend.context.store.records.get('skills', skillId)?.name).toBe('Lifts')
})
