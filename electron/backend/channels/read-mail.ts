import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A letter as a request can be made of it. */
export interface Mail {
  /** Names the letter for ever: its Message-ID, or a digest of its bytes where it has none. */
  readonly externalId: string
  /** The letters it answers, named the same way, the nearest first. */
  readonly answers: readonly string[]
  readonly fromName: string | null
  readonly fromEmail: string | null
  readonly subject: string
  /** Its words without what a program would draw; plain text is preferred to a page. */
  readonly text: string
  /** When its sender says it was written, UTC ms; null when it does not say or says nonsense. */
  readonly writtenAt: number | null
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Longest description a request takes; what is longer stays whole in the letter that is kept with it. */
const longestText = 20_000
const longestSubject = 500

/** Reads a letter (RFC 5322). A file that is none is refused: without a sender, a subject or a date it is some text. */
export async function readMail(bytes: Uint8Array, fileName: string): Promise<Result<Mail, AppError>> {
  let parsed
  try {
    parsed = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  } catch (thrown) {
    return err(notAMail(fileName, (thrown as Error).message))
  }
  const from = parsed.from?.address ? parsed.from : null
  if (!from && !parsed.subject && !parsed.date) return err(notAMail(fileName))
  const text = (parsed.text?.trim() || textOfPage(parsed.html ?? '')).replaceAll('\u0000', '')
  const writtenAt = parsed.date ? Date.parse(parsed.date) : Number.NaN
  const subject = oneLine(parsed.subject ?? '')
  return ok({
    externalId: parsed.messageId ? nameOf(parsed.messageId) : digestName(bytes),
    answers: answersOf(parsed.inReplyTo, parsed.references),
    fromName: oneLine(from?.name ?? '') || null,
    fromEmail: from?.address?.trim().toLowerCase().slice(0, 320) || null,
    subject: subject.slice(0, longestSubject) || oneLine(text).slice(0, 80),
    text: text.slice(0, longestText),
    writtenAt: Number.isFinite(writtenAt) ? writtenAt : null,
    attachments: parsed.attachments.map((file, at) => ({
      name: file.filename ?? `attachment-${at + 1}`,
      bytes: typeof file.content === 'string' ? new TextEncoder().encode(file.content) : new Uint8Array(file.content),
    })),
  })
}

function nameOf(messageId: string): string {
  const plain = messageId.trim().replace(/^<|>$/g, '')
  return plain.length <= 400 ? `mail:${plain}` : digestName(new TextEncoder().encode(plain))
}

function digestName(bytes: Uint8Array): string {
  return `mail:sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function answersOf(inReplyTo: string | undefined, references: string | undefined): string[] {
  const ids = `${references ?? ''} ${inReplyTo ?? ''}`.match(/<[^<>\s]+>/g) ?? []
  return [...new Set(ids.map(nameOf).toReversed())].slice(0, 50)
}

/** The words of a page: marks become line breaks, scripts and styles go, entities become characters. */
function textOfPage(html: string): string {
  return html
    .replaceAll(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => characterOf(name) ?? whole)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function characterOf(entity: string): string | null {
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? null
  const hex = /^#x/i.test(entity)
  const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function notAMail(fileName: string, why = ''): AppError {
  const message = `${fileName} is not an e-mail (.eml).${why ? ` ${why}.` : ''} Nothing was added. Save the message from the mail program as .eml and try again.`
  return invalidInput('file', message)
}
