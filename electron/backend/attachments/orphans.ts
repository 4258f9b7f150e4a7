import { dayMs } from '#shared/kernel/zone.ts'
import { prepared } from '../../store/prepared.ts'
import type { BackendContext } from '../context.ts'
import type { KeptContent } from './content-files.ts'

/** How long a content that nothing refers to is kept: Undo can bring its record back as long. */
export const orphanDays = 30

/** A content that no attachment refers to, and since when. */
export interface Orphan extends KeptContent {
  /** The later of its writing and the last change of a record that referred to it, UTC ms. */
  readonly since: number
}

type Files = Pick<BackendContext, 'contents' | 'thumbnails' | 'store'>

/** Contents that no record refers to. */
export async function findOrphans({ contents, store }: Files): Promise<Orphan[]> {
  const referred = prepared(
    store.db,
    'SELECT EXISTS (SELECT 1 FROM attachments WHERE sha256 = @name OR thumbnail_sha256 = @name)',
  ).pluck()
  // A record that was taken away left its last image in the log.
  const lastChange = prepared(
    store.db,
    `SELECT max(l.at) FROM change_log c JOIN command_log l ON l.seq = c.seq WHERE c.entity = 'attachments'
     AND (c.before ->> '$.sha256' = @name OR c.before ->> '$.thumbnailSha256' = @name
       OR c.after ->> '$.sha256' = @name OR c.after ->> '$.thumbnailSha256' = @name)`,
  ).pluck()
  const orphans: Orphan[] = []
  for (const content of await contents.list()) {
    const name = content.sha256
    if (referred.get({ name }) === 1) continue
    const changedAt = (lastChange.get({ name }) as number | null) ?? 0
    orphans.push({ ...content, since: Math.max(content.writtenAt, changedAt) })
  }
  return orphans
}

/** Removes contents that nothing has referred to for 30 days, and small pictures of contents that are gone. */
export async function sweepOrphans(files: Files, now: number): Promise<{ removed: number; bytes: number }> {
  const old = (await findOrphans(files)).filter(({ since }) => since < now - orphanDays * dayMs)
  for (const { sha256 } of old) await files.contents.remove(sha256)
  const kept = new Set((await files.contents.list()).map(({ sha256 }) => sha256))
  await files.thumbnails.sweep((sha256) => kept.has(sha256))
  return { removed: old.length, bytes: old.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

/** What is wrong with the contents: attachments whose content is not there or not what it was, and orphans. */
export async function examineContents(files: Files): Promise<{
  missing: string[]
  damaged: string[]
  orphans: Orphan[]
}> {
  const rows = prepared(files.store.db, 'SELECT name, sha256 FROM attachments ORDER BY added_at').all() as {
    name: string
    sha256: string
  }[]
  const state = new Map<string, 'good' | 'missing' | 'damaged'>()
  const found = { missing: [] as string[], damaged: [] as string[] }
  for (const { name, sha256 } of rows) {
    if (!state.has(sha256)) {
      const content = await files.contents.read(sha256)
      const isMissing = !content.ok && content.error.kind === 'unavailable' && content.error.code === 'file-missing'
      state.set(sha256, content.ok ? 'good' : isMissing ? 'missing' : 'damaged')
    }
    const verdict = state.get(sha256)!
    if (verdict !== 'good') found[verdict].push(name)
  }
  return { ...found, orphans: await findOrphans(files) }
}
