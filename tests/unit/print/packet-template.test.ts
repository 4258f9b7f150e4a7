import { describe, expect, test } from 'vitest'
import { insert } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import type { ChecklistItem } from '#shared/domain/work-type/work-type.ts'
import { workTypeBodySchema } from '#shared/domain/work-type/work-type.ts'
import { packetModel } from '#shared/queries/packet.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'
import { write } from '#tests/doubles/write-records.ts'

const day = '2011-09-06'
const modelOf = async (desk: TestBackend) =>
  expectOk(await desk.client.query(packetModel, { day, technicianIds: null }))

describe('the template of a work order on paper', () => {
  const note = { visitId: null, text: null, number: null, answeredAt: 1, answeredBy: 'Pat' } as const
  const answer = (itemKey: string, set: Partial<NewRow<'checklistAnswers'>>) =>
    insert('checklistAnswers', {
      ...note,
      id: `answer-${itemKey}`,
      workOrderId: 'order-0',
      itemKey,
      failed: false,
      ...set,
    })
  const asked = (key: string, kind: ChecklistItem['answer'], more: Partial<ChecklistItem> = {}): ChecklistItem => ({
    key,
    text: `Item ${key}`,
    answer: kind,
    unit: null,
    ...more,
  })
  const checklist = [
    asked('dead', 'pass-fail'),
    asked('cones', 'pass-fail'),
    asked('bar', 'number', { unit: 'bar', min: 1, max: 5 }),
    asked('colour', 'choice', { choices: ['Clear', 'Dark'] }),
    asked('photo', 'photo'),
    asked('words', 'text'),
    asked('sign', 'signature'),
  ]

  /** A day of one visit whose work order was made from version 3 of a work type that is at version 4 now. */
  async function deskOfVersionThree(extra: readonly Change[] = []) {
    const desk = openTestBackend()
    seedPacketDay(desk.backend, {
      technicians: 1,
      visitsEach: 1,
      change: () => ({ workTypeId: 'type-0', workOrder: { workTypeVersion: 3 } }),
    })
    const { records } = desk.backend.context.store
    records.patch('workTypes', 'type-0', { version: 4, rev: 9 })
    const now = records.get('workTypes', 'type-0')!
    const body = workTypeBodySchema.parse({
      ...now,
      name: 'Tree emergency as it was',
      checklist,
      parts: [{ name: 'Rope', quantity: 2, where: 'van', kind: 'part' }],
      safetyNotes: 'Helmet on',
      packetLayout: ['checklist', 'safety'],
    })
    const version = { id: 'v3', workTypeId: 'type-0', version: 3, body, madeAt: 1, madeBy: 'Pat' }
    write(desk, [insert('workTypeVersions', version), ...extra])
    return desk
  }
  const packetOf = async (desk: TestBackend) => (await modelOf(desk)).technicians[0]!.packets[0]!

  test('is the version it was made from, whatever became of the work type since', async () => {
    await using desk = await deskOfVersionThree()
    const { technicians } = await modelOf(desk)
    expect(technicians[0]!.packets[0]!.workType).toMatchObject({
      name: 'Tree emergency as it was',
      version: 3,
      safetyNotes: 'Helmet on',
      layout: ['checklist', 'safety'],
    })
    expect(technicians[0]!.packets[0]!.workType!.checklist.map(({ text, position }) => [position, text])).toEqual(
      checklist.map(({ text }, at) => [at + 1, text]),
    )
    expect(technicians[0]!.load.map(({ name }) => name)).toEqual(['Rope'])
  })

  test('is the work type as it is, with its number, where no version was kept', async () => {
    await using desk = await deskOfVersionThree()
    desk.backend.context.store.records.patch('workOrders', 'order-0', { workTypeVersion: null })
    const { workType } = await packetOf(desk)
    expect(workType).toMatchObject({ name: 'Tree emergency', version: 4, layout: null })
    expect(workType!.checklist).toHaveLength(5)
  })

  test('carries the answers there are, and leaves the others open', async () => {
    await using desk = await deskOfVersionThree([
      answer('dead', { text: 'fail', failed: true, comment: 'Still live' }),
      answer('bar', { number: 6.2, failed: true }),
      answer('colour', { text: 'Dark' }),
      answer('words', { comment: 'Ask again' }),
      answer('sign', { signedBy: 'M. Ortiz' }),
      answer('gone', { text: 'pass' }),
    ])
    const { workType } = await packetOf(desk)
    const given = Object.fromEntries(workType!.checklist.map((item) => [item.key, item.given]))
    expect(given).toMatchObject({
      dead: { answered: true, text: 'fail', failed: true, comment: 'Still live' },
      cones: null,
      bar: { answered: true, number: 6.2, failed: true },
      colour: { answered: true, text: 'Dark', failed: false },
      photo: null,
      words: { answered: false, comment: 'Ask again' },
      sign: { answered: true, signedBy: 'M. Ortiz', attached: false },
    })
    expect(given).not.toHaveProperty('gone')
  })
})

describe('the fields of the office on paper', () => {
  const field = (key: string, set: Partial<NewRow<'customFields'>> = {}) =>
    insert('customFields', {
      id: `field-${key}`,
      subject: 'workOrder',
      key,
      label: `Label of ${key}`,
      type: 'text',
      choices: [],
      printed: true,
      ...set,
    })

  test('are those marked to be printed that hold something, and required ones of the work order to be filled in', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, {
      technicians: 1,
      visitsEach: 1,
      change: () => ({
        site: { custom: { gate: '4711' } },
        workOrder: { custom: { permit: 'P-9', inside: 'secret', depth: 1.5, old: 'x', night: false } },
      }),
      extra: [
        field('depth', { type: 'number', unit: 'm', position: 2 }),
        field('permit', { position: 1 }),
        field('inside', { printed: false }),
        field('old', { active: false }),
        field('night', { type: 'yesNo', position: 3 }),
        field('unfilled', { position: 4 }),
        field('must', { required: true, position: 5 }),
        field('gate', { subject: 'site' }),
      ],
    })
    const { customFields } = (await modelOf(desk)).technicians[0]!.packets[0]!
    expect(customFields.map(({ on, label, value }) => [on, label, value])).toEqual([
      ['workOrder', 'Label of permit', 'P-9'],
      ['workOrder', 'Label of depth', 1.5],
      ['workOrder', 'Label of night', false],
      ['workOrder', 'Label of must', null],
      ['site', 'Label of gate', '4711'],
    ])
  })
})
