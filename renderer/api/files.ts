import { fileAppend, fileRead } from '#shared/actions/app.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Client } from '#shared/rpc/client.ts'
import { base64Of } from '../lib/draw-thumbnail.ts'

const pieceBytes = 768 * 1024

/** Hands a file to the backend piece by piece and returns its id; `onProgress` hears bytes sent. */
export async function uploadFile(
  client: Client,
  file: File,
  onProgress: (sentBytes: number) => void = () => {},
): Promise<Result<string, AppError>> {
  let fileId: string | null = null
  for (let offset = 0; offset === 0 || offset < file.size; offset += pieceBytes) {
    const base64 = await base64Of(file.slice(offset, offset + pieceBytes))
    const reply: Awaited<ReturnType<typeof client.action<typeof fileAppend.args, typeof fileAppend.result>>> =
      await client.action(fileAppend, { fileId, name: file.name, base64 })
    if (!reply.ok) return reply
    fileId = reply.value.fileId
    onProgress(Math.min(file.size, offset + pieceBytes))
  }
  return ok(fileId!)
}

/** Fetches a file the backend made. */
export async function downloadFile(
  client: Client,
  fileId: string,
): Promise<Result<{ name: string; blob: Blob }, AppError>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset: number | null = 0; offset !== null;) {
    const reply: Awaited<ReturnType<typeof client.action<typeof fileRead.args, typeof fileRead.result>>> =
      await client.action(fileRead, { fileId, offset })
    if (!reply.ok) return reply
    pieces.push(bytesOf(reply.value.base64))
    offset = reply.value.nextOffset
    if (offset === null) {
      return ok({ name: reply.value.name, blob: new Blob(pieces, { type: reply.value.mediaType }) })
    }
  }
  throw new Error('unreachable: the loop ends with the last piece')
}

/** Fetches a file and gives it to the person to save. */
export async function saveFile(client: Client, fileId: string): Promise<Result<null, AppError>> {
  const file = await downloadFile(client, fileId)
  if (!file.ok) return file
  saveBlob(file.value.blob, file.value.name)
  return ok(null)
}

/** Gives something made in the window to the person to save. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
