import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { attachmentAdd, keepThumbnail, openAttachment, readThumbnails } from '#shared/actions/attachments.ts'
import { checklistAnswer } from '#shared/commands/checklist/answer.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { keptFileSchema } from '#shared/commands/attachment/record.ts'
import { attachmentRecord } from '#shared/commands/attachment/record.ts'
import { savedName } from '#shared/domain/attachment/file-name.ts'
import { sniffContent } from '../attachments/sniff-content.ts'
import { invalidInput, notFound } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { isThumbnail, keepContents } from '../attachments/keep-content.ts'
import type { GivenFile } from '../attachments/keep-content.ts'
import { performs } from '../handler.ts'
import { findSourceFile } from '../import/source-file.ts'

/** What a file is when its bytes are those of none that is taken: handed out, never shown. */
const unknownType = 'application/octet-stream'

/** Files of records: in, out, and their small pictures. */
export const attachmentActions = [
  performs(attachmentAdd, async ({ files, answers, ...to }, context) => {
    const given: GivenFile[] = []
    for (const { file } of files) {
      const found = findSourceFile(context, file)
      if (!found.ok) return found
      given.push(found.value)
    }
    const thumbnails: (Buffer | null)[] = []
    for (const { thumbnailFileId } of files) {
      const place = thumbnailFileId === null ? null : context.files.pathOf(thumbnailFileId)
      const bytes = place === null ? null : await readFile(place)
      if (bytes && !isThumbnail(bytes)) return err(invalidInput('thumbnailFileId', 'This is no small picture.'))
      thumbnails.push(bytes)
    }
    const kept = await keepContents(context, given)
    const refused = kept.flatMap((one, index) => (one.ok ? [] : [{ index, error: one.error }]))
    if (refused.length === kept.length) return err(refused[0]!.error)
    const records: z.input<typeof keptFileSchema>[] = []
    for (const [i, one] of kept.entries()) {
      if (!one.ok) continue
      const thumbnail = thumbnails[i]
      const thumbnailSha256 = thumbnail ? await context.contents.put(thumbnail) : null
      records.push({ ...one.value, caption: files[i]!.caption, thumbnailSha256 })
    }
    return context.gate.inTurn(() => {
      const stepId = context.pipeline.newId()
      const run = (command: unknown, args: unknown) =>
        context.pipeline.run(command as CommandDefinition, args, { stepId })
      const done = run(attachmentRecord, { ...to, files: records })
      if (!done.ok) return done
      const { attachmentIds } = done.value.value as { attachmentIds: string[] }
      if (answers) {
        const { workOrderId, visitId, ...answer } = answers
        const said = [{ ...answer, attachmentId: attachmentIds[0]! }]
        const answered = run(checklistAnswer, { workOrderId, visitId, answers: said })
        // A file that answers nothing is not kept either: the person asked for both or none.
        if (!answered.ok) context.history.takeBack(stepId)
        if (!answered.ok) return answered
      }
      return ok({ attachmentIds, refused })
    })
  }),

  performs(openAttachment, async ({ attachmentId }, { store, contents, files }) => {
    const attachment = store.records.get('attachments', attachmentId)
    if (!attachment) return err(notFound('file', attachmentId))
    const content = await contents.read(attachment.sha256)
    if (!content.ok) return content
    // The record may have come from another desk: only the bytes say what may be shown.
    const sniffed = sniffContent(content.value, '')
    const mediaType = sniffed.ok ? keepTextual(sniffed.mediaType, attachment.mediaType) : unknownType
    const name = savedName(attachment.name, mediaType)
    const fileId = files.offer(name, mediaType, { path: contents.placeOf(attachment.sha256) })
    return ok({ fileId, name, mediaType, sizeBytes: content.value.length })
  }),

  performs(readThumbnails, async ({ attachmentIds }, { store, contents, thumbnails }) => {
    const found: Record<string, { mediaType: string; base64: string }> = {}
    for (const { id, sha256, thumbnailSha256 } of store.records.getMany('attachments', attachmentIds)) {
      const given = thumbnailSha256 === null ? null : await contents.read(thumbnailSha256)
      const bytes = given?.ok ? given.value : await thumbnails.read(sha256)
      const sniffed = bytes && isThumbnail(bytes) ? sniffContent(bytes, '') : null
      if (sniffed?.ok) found[id] = { mediaType: sniffed.mediaType, base64: bytes!.toString('base64') }
    }
    return ok(found)
  }),

  performs(keepThumbnail, async ({ attachmentId, base64 }, { store, thumbnails }) => {
    const attachment = store.records.get('attachments', attachmentId)
    if (!attachment) return err(notFound('file', attachmentId))
    const bytes = Buffer.from(base64, 'base64')
    if (!isThumbnail(bytes)) return err(invalidInput('base64', 'This is no small picture.'))
    await thumbnails.keep(attachment.sha256, bytes)
    return ok(null)
  }),
]

/** Kinds of text are told apart by name alone, once, when a file is added; they are shown alike. */
function keepTextual(sniffed: string, recorded: string): string {
  return sniffed === 'text/plain' && /^text\/csv$|^message\/rfc822$/.test(recorded) ? recorded : sniffed
}
