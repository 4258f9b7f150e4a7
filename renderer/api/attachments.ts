import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { attachmentAdd, keepThumbnail, openAttachment, readThumbnails } from '#shared/actions/attachments.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { fileLimitBytes, tooLarge } from '#shared/domain/attachment/file-limit.ts'
import { storedName } from '#shared/domain/attachment/file-name.ts'
import { shownAs } from '#shared/domain/attachment/media-type.ts'
import type { Attachment } from '#shared/domain/note/note.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Client } from '#shared/rpc/client.ts'
import { base64Of, drawThumbnail } from '../lib/draw-thumbnail.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { useApi } from './api-context.tsx'
import { downloadFile, uploadFile } from './files.ts'

/** The record files are hung on. */
export type FileSubject = Pick<z.input<typeof attachmentAdd.args>, 'subjectKind' | 'subjectId'>

/** A file on its way in, or one that was not taken. */
export interface Upload {
  readonly key: number
  readonly name: string
  readonly sizeBytes: number
  readonly sentBytes: number
  /** Why it was not added; null while it is under way. */
  readonly refusal: string | null
}

/** Adds files to a record, several as one step, and tells how far it is. */
export interface AddFiles {
  readonly uploads: readonly Upload[]
  /** Returns the ids of those that were added. */
  add(files: readonly File[], limitBytes?: number): Promise<readonly string[]>
  /** Takes refused ones off the list. */
  clear(): void
}

let lastKey = 0

/** Hands files over one after the other, each with its small picture, and hangs them on the record together. */
export function useAddFiles(subject: FileSubject): AddFiles {
  const { client } = useApi()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const patch = (key: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return {
    uploads,
    clear: () => setUploads((all) => all.filter(({ refusal }) => refusal === null)),
    async add(files, limitBytes = fileLimitBytes(undefined)) {
      const queue = files.map((file) => {
        const name = storedName(file.name)
        const refusal = file.size > limitBytes ? errorText(tooLarge(name, file.size, limitBytes)) : null
        return { file, upload: { key: ++lastKey, name, sizeBytes: file.size, sentBytes: 0, refusal } }
      })
      setUploads((all) => [...all, ...queue.map(({ upload }) => upload)])
      const sent: { key: number; fileId: string; thumbnailFileId: string | null }[] = []
      for (const { file, upload } of queue) {
        if (upload.refusal) continue
        const { key, name } = upload
        const handed = await handOver(client, new File([file], name, { type: file.type }), (sentBytes) =>
          patch(key, { sentBytes }),
        )
        if (handed.ok) sent.push({ key, ...handed.value })
        else patch(key, { refusal: errorText(handed.error) })
      }
      if (sent.length === 0) return []
      const given = sent.map(({ fileId, thumbnailFileId }) => ({ file: { fileId }, thumbnailFileId }))
      const done = await client.action(attachmentAdd, { ...subject, files: given })
      const refused = done.ok ? done.value.refused : sent.map((_, index) => ({ index, error: done.error }))
      const because = new Map(refused.map(({ index, error }) => [sent[index]!.key, errorText(error)]))
      setUploads((all) =>
        all.flatMap((one) => {
          if (!sent.some(({ key }) => key === one.key)) return [one]
          const refusal = because.get(one.key)
          return refusal === undefined ? [] : [{ ...one, refusal }]
        }),
      )
      if (!done.ok) return []
      announce({
        tone: 'good',
        text: t('files.added', { count: done.value.attachmentIds.length }),
        action: { text: t('app.undo'), run: () => void client.action(historyUndo, {}) },
      })
      return done.value.attachmentIds
    },
  }
}

/** Sends one file and its small picture, if it is a picture. */
export async function handOver(
  client: Client,
  file: File,
  onProgress: (sentBytes: number) => void,
): Promise<Result<{ fileId: string; thumbnailFileId: string | null }, AppError>> {
  const sent = await uploadFile(client, file, onProgress)
  if (!sent.ok) return sent
  const small = file.type.startsWith('image/') ? await drawThumbnail(file) : null
  const thumbnail = small ? await uploadFile(client, new File([small], 'thumbnail')) : null
  return ok({ fileId: sent.value, thumbnailFileId: thumbnail?.ok ? thumbnail.value : null })
}

/** An attachment's content, fetched and proved. */
export interface OpenedFile {
  readonly name: string
  readonly mediaType: string
  readonly blob: Blob
}

/** Fetches the content of an attachment. What may be shown keeps its media type; everything else has none. */
export async function fetchAttachment(client: Client, attachmentId: string): Promise<Result<OpenedFile, AppError>> {
  const opened = await client.action(openAttachment, { attachmentId })
  if (!opened.ok) return opened
  const fetched = await downloadFile(client, opened.value.fileId)
  if (!fetched.ok) return fetched
  const { name, mediaType } = opened.value
  const type = shownAs(mediaType) ? mediaType : 'application/octet-stream'
  return ok({ name, mediaType, blob: fetched.value.blob.slice(0, fetched.value.blob.size, type) })
}

/** Most small pictures asked for in one call. */
const atOnce = 100

/** Addresses of the small pictures of attachments, by id. Pictures that came without one are drawn here, once. */
export function useThumbnails(files: readonly Attachment[]): Readonly<Record<string, string>> {
  const { client } = useApi()
  const [drawn, setDrawn] = useState<Readonly<Record<string, string>>>({})
  const pictures = files.filter(({ mediaType }) => shownAs(mediaType) === 'image').slice(0, atOnce)
  const ids = pictures.map(({ id }) => id)
  const { data } = useQuery({
    queryKey: ['thumbnails', ids],
    queryFn: async () => {
      const reply = await client.action(readThumbnails, { attachmentIds: ids })
      return reply.ok ? reply.value : {}
    },
    enabled: ids.length > 0,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  const missing = data ? ids.filter((id) => !data[id] && !drawn[id]).join(' ') : ''
  useEffect(() => {
    let stopped = false
    const drawAll = async () => {
      for (const id of missing.split(' ').filter(Boolean)) {
        const opened = stopped ? null : await fetchAttachment(client, id)
        const small = opened?.ok ? await drawThumbnail(opened.value.blob) : null
        if (stopped || !small) continue
        const base64 = await base64Of(small)
        await client.action(keepThumbnail, { attachmentId: id, base64 })
        if (!stopped) setDrawn((all) => ({ ...all, [id]: `data:${small.type};base64,${base64}` }))
      }
    }
    void drawAll()
    return () => {
      stopped = true
    }
  }, [client, missing])
  const kept = Object.entries(data ?? {}).map(([id, { mediaType, base64 }]) => [
    id,
    `data:${mediaType};base64,${base64}`,
  ])
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...drawn }
}
