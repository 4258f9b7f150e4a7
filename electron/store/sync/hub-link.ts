import type Database from 'better-sqlite3'
import { z } from 'zod'
import { appErrorSchema } from '#shared/kernel/app-error.ts'
import { cursorSchema } from '#shared/sync/protocol.ts'
import { prepared } from '../prepared.ts'

/** Key of the link in `desk_state`, which is never shared. */
const linkKey = 'hubLink'

/**
 * How far joining has come:
 * - `deciding`: the hub holds work and so does this desk; a person has to say which stays;
 * - `uploading`: the hub was empty and gets everything this desk holds;
 * - `loading`: everything the hub holds is being fetched and will replace what is here;
 * - `live`: changes go both ways;
 * - `stopped`: this desk may not go on, see `problem`; nothing is lost.
 */
export const linkPhases = ['deciding', 'uploading', 'loading', 'live', 'stopped'] as const
/** Why a link is stopped: another copy of this desk sends under its name, its access was taken, the hub misses commands. */
export const linkProblems = ['forked', 'unauthorized', 'missing', 'uploadRefused'] as const

/** The tie between this desk and its hub. */
export const hubLinkSchema = z.object({
  url: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
  token: z.string(),
  orgId: z.string(),
  epoch: z.string(),
  phase: z.enum(linkPhases),
  problem: z.enum(linkProblems).nullable(),
  /** What the hub said to that, where it said anything. */
  reason: appErrorSchema.nullable(),
  /** Everything up to here was pulled; it may still wait to be applied. */
  cursor: cursorSchema,
  /** How far fetching everything has come: state of the hub it is fetched at, and the last row received, `kind id`. */
  snapshot: z.object({ head: cursorSchema, after: z.string(), done: z.int() }).nullable(),
  /** Everything up to here is also in a second place of the hub's. */
  durableAt: cursorSchema,
  /** Version of the records that were pulled; a newer program pulls all of them again, for the fields it knows by now. */
  recordVersion: z.int(),
})
export type HubLink = z.infer<typeof hubLinkSchema>

/** Keeps the link with the database, so that it is true to what was pulled. */
export interface HubLinkStore {
  /** The link; null for a desk on its own. */
  read(): HubLink | null
  write(link: HubLink | null): void
  patch(change: Partial<HubLink>): void
  /** Whether commands of this desk are to be kept for a hub. */
  isJoined(): boolean
}

export function createHubLinkStore(db: Database.Database): HubLinkStore {
  const read = (): HubLink | null => {
    const text = prepared(db, 'SELECT value FROM desk_state WHERE key = ?').pluck().get(linkKey)
    return text === undefined ? null : hubLinkSchema.parse(JSON.parse(text as string))
  }
  const write = (link: HubLink | null) => {
    if (link === null) prepared(db, 'DELETE FROM desk_state WHERE key = ?').run(linkKey)
    else
      prepared(
        db,
        'INSERT INTO desk_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(linkKey, JSON.stringify(link))
  }
  return {
    read,
    write,
    patch(change) {
      const link = read()
      if (link) write({ ...link, ...change })
    },
    isJoined: () => {
      const link = read()
      return link !== null && link.phase !== 'deciding'
    },
  }
}
