import type { CommandDefinition } from '#shared/commands/command.ts'
import { attachmentRecord } from '#shared/commands/attachment/record.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import type { MailOutcome } from '#shared/actions/channels.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { prepared } from '../../store/prepared.ts'
import { keepContents } from '../attachments/keep-content.ts'
import type { KeptFile } from '../attachments/keep-content.ts'
import type { BackendContext } from '../context.ts'
import type { Mail } from './read-mail.ts'
import { readMail } from './read-mail.ts'

/**
 * Brings a letter into the inbox as one step. A letter that is there already changes nothing; an answer to one becomes a
 * note on its request; any other becomes a request of its own. The letter itself and what hung on it are kept.
 */
export async function takeMail(
  context: BackendContext,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<MailOutcome, AppError>> {
  const read = await readMail(file.bytes, file.name)
  if (!read.ok) return read
  const mail = read.value
  const letterName = /\.eml$/i.test(file.name) ? file.name : `${file.name}.eml`
  const { kept, left } = await keepAll(context, [{ name: letterName, bytes: file.bytes }, ...mail.attachments])
  return context.gate.inTurn(() => {
    const known = requestNamed(context, [mail.externalId])
    if (known) return ok(outcome('known', known, 0, []))
    const answered = requestNamed(context, mail.answers)
    return answered ? addToRequest(context, mail, answered, kept, left) : makeRequest(context, mail, kept, left)
  })
}

/** Keeps each file that is wanted and may be as large as it is; the others are named, and their letter comes in all the same. */
async function keepAll(
  context: BackendContext,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<{ kept: KeptFile[]; left: string[] }> {
  const outcomes = await keepContents(context, files)
  return {
    kept: outcomes.flatMap((one) => (one.ok ? [one.value] : [])),
    left: files.filter((_, at) => !outcomes[at]!.ok).map(({ name }) => name),
  }
}

function makeRequest(
  context: BackendContext,
  mail: Mail,
  kept: readonly KeptFile[],
  left: readonly string[],
): Result<MailOutcome, AppError> {
  const stepId = context.pipeline.newId()
  const sender = senderOf(context, mail.fromEmail)
  const made = context.pipeline.run(
    requestCreate as unknown as CommandDefinition,
    {
      title: mail.subject || 'E-mail without a subject',
      description: withLeftFiles(mail.text, left),
      source: 'E-mail',
      externalId: mail.externalId,
      customerId: sender.customerId,
      siteId: sender.siteId,
      contactName: mail.fromName,
      contactEmail: mail.fromEmail,
    },
    { stepId },
  )
  if (!made.ok) return made
  const { requestId } = made.value.value as { requestId: string }
  const hung = hang(context, requestId, kept, stepId)
  if (!hung.ok) return hung
  return ok(outcome('created', context.store.records.get('requests', requestId)!, kept.length, left))
}

function addToRequest(
  context: BackendContext,
  mail: Mail,
  request: EntityRow<'requests'>,
  kept: readonly KeptFile[],
  left: readonly string[],
): Result<MailOutcome, AppError> {
  const stepId = context.pipeline.newId()
  const sender = mail.fromName ?? mail.fromEmail ?? ''
  const text = withLeftFiles(`${sender ? `${sender}: ` : ''}${mail.subject}\n\n${mail.text}`.trim(), left)
  const note = { subjectKind: 'request', subjectId: request.id, text: text.slice(0, 20_000), visibility: 'internal' }
  const noted = context.pipeline.run(noteAdd as unknown as CommandDefinition, note, { stepId })
  if (!noted.ok) return noted
  const hung = hang(context, request.id, kept, stepId)
  return hung.ok ? ok(outcome('answered', request, kept.length, left)) : hung
}

function hang(
  context: BackendContext,
  requestId: string,
  files: readonly KeptFile[],
  stepId: string,
): Result<null, AppError> {
  if (files.length === 0) return ok(null)
  const args = { subjectKind: 'request', subjectId: requestId, origin: 'email', files }
  const done = context.pipeline.run(attachmentRecord as unknown as CommandDefinition, args, { stepId })
  return done.ok ? ok(null) : err(done.error)
}

function withLeftFiles(text: string, left: readonly string[]): string {
  if (left.length === 0) return text
  return `${text}\n\n(Not kept, because they could run something or are too large: ${left.join(', ')})`.trim()
}

function requestNamed({ store }: BackendContext, names: readonly string[]): EntityRow<'requests'> | null {
  const find = prepared(store.db, 'SELECT id FROM requests WHERE external_id = ? AND deleted_at IS NULL').pluck()
  for (const name of names) {
    const id = find.get(name) as string | undefined
    if (id) return store.records.get('requests', id)
  }
  return null
}

/** Whose address it is, as far as exactly one contact or customer has it: a guess is worse than none. */
function senderOf(
  { store }: BackendContext,
  email: string | null,
): { customerId: string | null; siteId: string | null } {
  const nobody = { customerId: null, siteId: null }
  if (email === null) return nobody
  const contacts = prepared(
    store.db,
    'SELECT DISTINCT customer_id AS customerId, site_id AS siteId FROM contacts WHERE lower(email) = ? LIMIT 2',
  ).all(email) as { customerId: string | null; siteId: string | null }[]
  if (contacts.length === 1) return contacts[0]!
  if (contacts.length > 1) return nobody
  const customers = prepared(store.db, 'SELECT id FROM customers WHERE lower(email) = ? LIMIT 2').pluck().all(email)
  return customers.length === 1 ? { customerId: customers[0] as string, siteId: null } : nobody
}

function outcome(
  what: MailOutcome['what'],
  request: EntityRow<'requests'>,
  files: number,
  left: readonly string[],
): MailOutcome {
  return { what, requestId: request.id, number: request.number, title: request.title, files, left: [...left] }
}
