import { afterAll, beforeAll, expect, it } from 'vitest'
import { update } from '#shared/commands/change.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
let window: BackendWindow

const workOrderId = 'v1 order'
const records = () => desk.backend.context.store.records
const answerTo = (itemKey: string) =>
  records()
    .where('checklistAnswers', 'workOrderId', [workOrderId])
    .find((answer) => answer.itemKey === itemKey)

/** Waits until a question about the store is answered with yes. */
async function until(question: () => boolean, what: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (question()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`never came true: ${what}`)
}

const checklist = [
  { key: 'guard', text: 'Guards in place', answer: 'pass-fail', unit: null },
  { key: 'oil', text: 'Oil pressure', answer: 'number', unit: 'bar', min: 1, max: 5 },
  { key: 'colour', text: 'Oil is', answer: 'choice', unit: null, choices: ['clear', 'dark'] },
  { key: 'photo', text: 'Photo after', answer: 'photo', unit: null },
  { key: 'sign', text: 'Customer', answer: 'signature', unit: null },
]

async function openTab(tab: string): Promise<void> {
  const { page } = window
  await window.open('/work-orders')
  await page.getByRole('row').filter({ hasText: 'Work 1' }).click()
  await page.getByRole('tab', { name: tab }).click()
}

/** Drops a picture that the page draws itself, under a name of the test's choice. */
async function dropPicture(selector: string, name: string): Promise<void> {
  await window.page.locator(selector).waitFor()
  await window.page.evaluate(`(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 40
    canvas.getContext('2d').fillRect(5, 5, 20, 20)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([blob], ${JSON.stringify(name)}, { type: 'image/png' }))
    document.querySelector(${JSON.stringify(selector)}).dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }))
  })()`)
}

beforeAll(async () => {
  desk = openSmallOffice()
  const requires = ['checklist', 'photo', 'signature', 'outcome'] as const
  expectOk(
    desk.run(workTypeEdit, {
      workTypeId: 'v1 type',
      set: { checklist: [...checklist] as never, requires: [...requires] },
    }),
  )
  write(desk, [update('workOrders', workOrderId, { workTypeVersion: 2 })])
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await desk?.close()
})

it('a checklist is filled in from paper by keyboard alone', async () => {
  const { page } = window
  await openTab('Checklist')
  await page.getByRole('radiogroup', { name: 'Guards in place' }).getByRole('radio', { name: 'Pass' }).focus()
  await page.keyboard.press('f')
  await until(() => answerTo('guard')?.failed === true, 'the first item has failed')
  await page.keyboard.press('Enter')
  await page.keyboard.type('7.2')
  await page.keyboard.press('Enter')
  await until(() => answerTo('oil')?.number === 7.2, 'the number is kept')
  await page.keyboard.press('2')
  await until(() => answerTo('colour')?.text === 'dark', 'the choice is kept')
  expect(answerTo('oil')).toMatchObject({ failed: true })
  await page.getByText('Above 5 bar').waitFor()
  await page.getByRole('status').filter({ hasText: '3 of 5 required' }).waitFor()
})

it('a photo is dropped on its item and a signature is drawn', async () => {
  const { page } = window
  await dropPicture('[data-place="item photo"]', '<img src=x onerror=alert(1)>.png')
  await until(() => answerTo('photo')?.attachmentId != null, 'the photo answers its item')
  await page.getByRole('button', { name: 'See the photo' }).waitFor()
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByLabel('Name and role').fill('M. Ortiz, janitor')
  const box = (await page.locator('canvas.signature-pad').boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 8 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Save signature' }).click()
  await until(() => answerTo('sign')?.signedBy === 'M. Ortiz, janitor', 'the signature is kept')
  expect(answerTo('sign')!.attachmentId).not.toBeNull()
})

it('a failed item becomes a follow-up work order in one step', async () => {
  const { page } = window
  await page.getByRole('button', { name: 'Make follow-up work order' }).first().click()
  await until(() => answerTo('guard')?.followUpWorkOrderId != null, 'the item names its follow-up')
  const made = records().get('workOrders', answerTo('guard')!.followUpWorkOrderId!)
  expect(made).toMatchObject({ followUpOfId: workOrderId, siteId: 'v1 site', title: 'Guards in place' })
  await page.getByRole('button', { name: /Follow-up.*Guards in place/ }).waitFor()
})

it('files are dropped in the Files tab, and one that is refused says why', async () => {
  const { page } = window
  await openTab('Files')
  await dropPicture('.file-drop', 'pump.png')
  await page.getByRole('button', { name: 'Open pump.png' }).waitFor()
  await dropPicture('.file-drop', 'setup.exe')
  await page.getByRole('alert').filter({ hasText: 'setup.exe is a program' }).waitFor()
  await page.getByRole('button', { name: 'Open pump.png' }).click()
  await page.getByRole('dialog').getByRole('img', { name: 'pump.png' }).waitFor()
})

it('what is missing before closing is listed and leads to its place', async () => {
  const { page } = window
  write(desk, [update('workOrders', workOrderId, { status: 'done' })])
  await window.open('/work-orders')
  await page.getByText('Nothing selected').waitFor()
  const selected = JSON.stringify({ kind: 'workOrder', id: workOrderId })
  await page.evaluate(
    `new BroadcastChannel('fieldboard.selection').postMessage({ current: ${selected}, ids: new Set([${selected}.id]) })`,
  )
  await page.getByRole('button', { name: 'What was done is not described' }).click()
  await page.locator('[data-place="outcome"]:focus').waitFor()
  expect(window.faults).toEqual([])
})
