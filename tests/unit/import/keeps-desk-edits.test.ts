import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ImportResult } from '#shared/actions/import.ts'
import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { update } from '#shared/commands/change.ts'
import { decide, defineCommand } from '#shared/commands/command.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { technicianSetSkill } from '#shared/commands/technician/set-skill.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import { importOk } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

/** An edit of any record, as some screen makes it. */
const deskEdit = defineCommand({
  name: 'settings.testEdit',
  args: z.object({ entity: z.enum(entityNames), id: z.string(), set: z.record(z.string(), z.json()) }),
  undoable: true,
  reads: () => ({}),
  apply: ({ entity, id, set }) => decide([update(entity, id, set as never)], { key: 'history.settingSet', values: {} }),
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-edits-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bring = (desk: TestBackend, mapping: string, lines: readonly string[]): Promise<ImportResult> => {
  const file = path.join(folder, 'list.csv')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return importOk(desk, { file: { path: file }, mapping })
}
const edit = (desk: TestBackend, entity: EntityName, id: string, set: Record<string, z.core.util.JSONType>) =>
  expectOk(desk.run(deskEdit, { entity, id, set }))
const only = <E extends EntityName>(desk: TestBackend, entity: E): EntityRow<E> => {
  const [one, ...more] = desk.backend.context.store.records.all(entity)
  expect(more).toEqual([])
  return one!
}
const counted = (result: ImportResult) => result.files.at(-1)!

describe('a work type', () => {
  const header = 'type,reason,field_work,required_skill,level,duration_minutes,priority'
  const rows = (duration: number, priority = 'normal') => [header, `Leak,Water,yes,Plumbing,1,${duration},${priority}`]

  test('keeps the duration the office gave it when the same list is imported again, and says so', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'work-types', rows(45))
    edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 75 })
    const again = await bring(desk, 'work-types', rows(45))
    expect(only(desk, 'workTypes').durationMinutes).toBe(75)
    expect(counted(again)).toMatchObject({ rowsUpdated: 0, rowsUnchanged: 1, fieldsKept: 1 })
    expect(again.runId).toBeNull()
  })

  test('follows its list in what nobody has changed, beside what somebody has', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'work-types', rows(45))
    edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 75 })
    const again = await bring(desk, 'work-types', rows(60, 'high'))
    expect(only(desk, 'workTypes')).toMatchObject({ durationMinutes: 75, priority: 'high' })
    expect(counted(again)).toMatchObject({ rowsUpdated: 1, fieldsKept: 1 })
  })

  test('follows its list again once the edit has been undone, and keeps it once it is redone', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'work-types', rows(45))
    edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 75 })
    expectOk(await desk.client.action(historyUndo, {}))
    expect(counted(await bring(desk, 'work-types', rows(60)))).toMatchObject({ rowsUpdated: 1, fieldsKept: 0 })
    expect(only(desk, 'workTypes').durationMinutes).toBe(60)
    edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 80 })
    expectOk(await desk.client.action(historyUndo, {}))
    expectOk(await desk.client.action(historyRedo, {}))
    expect(counted(await bring(desk, 'work-types', rows(90)))).toMatchObject({ rowsUpdated: 0, fieldsKept: 1 })
  })

  test('is updated again by a file whose import was undone: the values it had then count for nothing', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'work-types', rows(45))
    await bring(desk, 'work-types', rows(60))
    expectOk(await desk.client.action(historyUndo, {}))
    expect(only(desk, 'workTypes').durationMinutes).toBe(45)
    expect(counted(await bring(desk, 'work-types', rows(60)))).toMatchObject({ rowsUpdated: 1, fieldsKept: 0 })
    expect(only(desk, 'workTypes').durationMinutes).toBe(60)
  })

  test('has nothing kept when the office and the file have come to the same value', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'work-types', rows(45))
    edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 60 })
    expect(counted(await bring(desk, 'work-types', rows(60)))).toMatchObject({ rowsUnchanged: 1, fieldsKept: 0 })
  })
})

describe('a technician', () => {
  const header = 'code,name,skills,shift_start,shift_end,break_start,break_minutes,phone'
  const row = (skills: string, name = 'Ana', shift = '08:00,16:00') => [
    header,
    `A-1,${name},${skills},${shift},12:00,30,555 0100`,
  ]
  const skillsOf = (desk: TestBackend) => {
    const { records } = desk.backend.context.store
    const names = new Map(records.all('skills').map(({ id, name }) => [id, name]))
    return Object.fromEntries(records.all('technicianSkills').map((one) => [names.get(one.skillId), one.level]))
  }
  const skillId = (desk: TestBackend, name: string) =>
    desk.backend.context.store.records.all('skills').find((skill) => skill.name === name)!.id

  test('keeps a name, a level, a shift and a break that were changed here', async () => {
    await using desk = openTestBackend()
    const { records } = desk.backend.context.store
    await bring(desk, 'roster', row('Plumbing:2;Heating:1'))
    const { id: technicianId } = only(desk, 'technicians')
    expectOk(await desk.client.command(technicianEdit, { technicianId, set: { name: 'Ana Silva' } }))
    const plumbing = skillId(desk, 'Plumbing')
    expectOk(await desk.client.command(technicianSetSkill, { technicianId, skillId: plumbing, level: 4 }))
    const monday = records.all('shifts').find(({ weekday }) => weekday === 1)!
    edit(desk, 'shifts', monday.id, { startMinute: 600 })
    edit(desk, 'breaks', only(desk, 'breaks').id, { durationMinutes: 45 })
    const again = await bring(desk, 'roster', row('Plumbing:2;Heating:1'))
    expect(counted(again)).toMatchObject({ rowsUpdated: 0, rowsUnchanged: 1, fieldsKept: 4 })
    expect(only(desk, 'technicians').name).toBe('Ana Silva')
    expect(skillsOf(desk)).toEqual({ Plumbing: 4, Heating: 1 })
    expect(records.get('shifts', monday.id)).toMatchObject({ startMinute: 600, endMinute: 960 })
    expect(only(desk, 'breaks').durationMinutes).toBe(45)
    const later = await bring(desk, 'roster', row('Plumbing:2;Heating:3', 'Ana', '07:00,15:00'))
    expect(counted(later)).toMatchObject({ rowsUpdated: 1, fieldsKept: 4 })
    expect(skillsOf(desk)).toEqual({ Plumbing: 4, Heating: 3 })
    expect(records.get('shifts', monday.id)).toMatchObject({ startMinute: 600, endMinute: 900 })
  })

  test('does not get back a skill that was taken away here, until that is undone', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'roster', row('Plumbing:2;Heating:1'))
    const { id: technicianId } = only(desk, 'technicians')
    const heating = skillId(desk, 'Heating')
    expectOk(await desk.client.command(technicianSetSkill, { technicianId, skillId: heating, level: null }))
    const again = await bring(desk, 'roster', row('Plumbing:2;Heating:1'))
    expect(skillsOf(desk)).toEqual({ Plumbing: 2 })
    expect(counted(again)).toMatchObject({ rowsUnchanged: 1, fieldsKept: 1 })
    expectOk(await desk.client.action(historyUndo, {}))
    expect(counted(await bring(desk, 'roster', row('Plumbing:2;Heating:2')))).toMatchObject({ rowsUpdated: 1 })
    expect(skillsOf(desk)).toEqual({ Plumbing: 2, Heating: 2 })
  })

  test('keeps a level that was given here to a skill no file had named', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'roster', row('Plumbing:2'))
    await bring(desk, 'roster', [header, 'B-1,Ben,Heating:1,08:00,16:00,12:00,30,'])
    const ana = desk.backend.context.store.records.all('technicians').find(({ code }) => code === 'A-1')!
    const heating = skillId(desk, 'Heating')
    expectOk(await desk.client.command(technicianSetSkill, { technicianId: ana.id, skillId: heating, level: 5 }))
    const again = await bring(desk, 'roster', row('Plumbing:2;Heating:1'))
    expect(counted(again)).toMatchObject({ fieldsKept: 1 })
    const held = desk.backend.context.store.records.where('technicianSkills', 'technicianId', [ana.id])
    expect(held.find((one) => one.skillId === heating)?.level).toBe(5)
  })
})

describe('a request still in the inbox', () => {
  const header = 'id,title,opened,due,status,closed,address,latitude,longitude,priority'
  const row = (more: { title?: string; opened?: string; due?: string; closed?: string; priority?: string } = {}) => [
    header,
    `R1,${more.title ?? 'Leak'},${more.opened ?? '2026-01-05 08:00'},${more.due ?? '2026-01-09 08:00'},${more.closed ? 'Closed' : 'Open'},${more.closed ?? ''},1 Main St,40.1,-75.1,${more.priority ?? 'normal'}`,
  ]

  test('keeps title, priority and deadline that were set here and learns the rest', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'generic', row())
    const { id, resolveBy } = only(desk, 'requests')
    edit(desk, 'requests', id, {
      title: 'Leak in the cellar',
      priority: 'emergency',
      resolveBy: resolveBy! - 3_600_000,
    })
    const again = await bring(desk, 'generic', row({ due: '2026-01-10 08:00', closed: '2026-01-06 10:00' }))
    expect(counted(again)).toMatchObject({ rowsUpdated: 1, fieldsKept: 3 })
    expect(only(desk, 'requests')).toMatchObject({
      title: 'Leak in the cellar',
      priority: 'emergency',
      resolveBy: resolveBy! - 3_600_000,
      status: 'closed',
    })
  })

  test('is the same case for its source although somebody here has mended its title', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'generic', row())
    const { id } = only(desk, 'requests')
    edit(desk, 'requests', id, { title: 'Leak in the cellar' })
    const again = await bring(desk, 'generic', row({ opened: '2026-01-05 07:30' }))
    expect(counted(again)).toMatchObject({ rowsRejected: 0, rowsUpdated: 1, fieldsKept: 1 })
    const other = await bring(desk, 'generic', row({ title: 'Dark lamp', opened: '2026-01-01 07:30' }))
    expect(counted(other)).toMatchObject({ rowsRejected: 1, rowsUpdated: 0 })
  })

  test('stays open here when the office has reopened what the source had closed', async () => {
    await using desk = openTestBackend()
    await bring(desk, 'generic', row({ closed: '2026-01-06 10:00' }))
    edit(desk, 'requests', only(desk, 'requests').id, { status: 'new', closedAt: null })
    const again = await bring(desk, 'generic', row({ closed: '2026-01-06 10:00' }))
    expect(only(desk, 'requests')).toMatchObject({ status: 'new', closedAt: null })
    expect(counted(again)).toMatchObject({ rowsUnchanged: 1, fieldsKept: 2 })
  })
})

test('an import of nothing but kept fields writes nothing at all', async () => {
  await using desk = openTestBackend()
  const lines = ['type,reason,duration_minutes', 'Leak,Water,45']
  await bring(desk, 'work-types', lines)
  edit(desk, 'workTypes', only(desk, 'workTypes').id, { durationMinutes: 75 })
  const before = desk.backend.context.store.log.head()
  await bring(desk, 'work-types', lines)
  expect(desk.backend.context.store.log.head()).toBe(before)
})
