import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { fileRead } from '#shared/actions/app.ts'
import { attachmentAdd } from '#shared/actions/attachments.ts'
import { invoiceExport } from '#shared/actions/invoices.ts'
import type { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { recordNotes } from '#shared/queries/inspector.ts'
import { expectOk } from './test-backend.ts'
import type { TestBackend } from './test-backend.ts'

/** A picture of one red dot, for a photo and for a signature that are told apart by their names. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What a template asks for in these lives: something of everything. */
export const wholeChecklist: z.input<typeof workTypeEdit.args>['set'] = {
  requires: ['checklist', 'photo', 'signature', 'time', 'parts', 'failureCode', 'rootCause', 'outcome'],
  checklist: [
    { key: 'safe', text: 'Area made safe', answer: 'pass-fail', unit: null },
    { key: 'pressure', text: 'Pressure after the work', answer: 'number', unit: 'bar', min: 1, max: 3 },
    { key: 'cause', text: 'Cause', answer: 'choice', unit: null, choices: ['Wear', 'Damage', 'Other'] },
    { key: 'words', text: 'Remarks', answer: 'text', unit: null, required: false },
    { key: 'sign', text: 'Signed by the customer', answer: 'signature', unit: null },
  ],
}

/** Answers that complete that checklist. */
export const wholeAnswers = [
  { itemKey: 'safe', text: 'pass' },
  { itemKey: 'pressure', number: 2.1 },
  { itemKey: 'cause', text: 'Wear' },
  { itemKey: 'sign', signedBy: 'Nadia Selby, caretaker' },
]

/** Hangs a photo on a work order, as a desk does with a file. */
export async function addPhoto(desk: TestBackend, workOrderId: string): Promise<void> {
  const file = path.join(desk.dataDir, 'after.png')
  writeFileSync(file, Buffer.from(picture, 'base64'))
  const subject = { subjectKind: 'workOrder', subjectId: workOrderId } as const
  expectOk(await desk.client.action(attachmentAdd, { ...subject, files: [{ file: { path: file } }] }))
  const { attachments } = expectOk(await desk.client.query(recordNotes, subject))
  if (attachments.length !== 1) throw new Error(`one photo was added, ${attachments.length} hang there`)
}

/** The text of an invoice draft in a form that accounting takes. */
export async function invoiceText(desk: TestBackend, invoiceId: string, format: 'csv' | 'json'): Promise<string> {
  const made = expectOk(await desk.client.action(invoiceExport, { invoiceIds: [invoiceId], format }))
  const piece = expectOk(await desk.client.action(fileRead, { fileId: made.fileId, offset: 0 }))
  return Buffer.from(piece.base64, 'base64').toString('utf8')
}
