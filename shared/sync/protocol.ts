import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { appErrorSchema } from '../kernel/app-error.ts'
import { envelopeSchema, outcomeSchema } from './envelope.ts'
import { wireRowSchema } from './stored-row.ts'

/** Version of the messages between desk and hub. A hub serves this one and the one before. */
export const syncProtocol = 1
/** Version of the records, raised by every addition; older desks keep and return fields they do not know. */
export const recordVersion = 1

/** What one message may hold. */
export const syncLimits = {
  /** Commands in a push. */
  mutations: 500,
  /** Bytes of a request, packed and unpacked, and how many times larger unpacking may make it. */
  packedBytes: 1_048_576,
  unpackedBytes: 16_777_216,
  packRatio: 100,
  /** Rows of a page. */
  rows: 2_000,
  /** Levels of nesting. */
  depth: 16,
} as const

/** A desk's place in the order of the hub: everything up to it has been seen. */
export const cursorSchema = z.int().nonnegative()

/** `POST /v1/enrol`: trades a one-time code for a device and its token. */
export const enrolSchema = z.object({ code: z.string().min(6).max(100), deviceName: z.string().trim().min(1).max(100) })
export const enrolledSchema = z.object({
  deviceId: idSchema,
  /** Shown once; the hub keeps its hash. */
  token: z.string(),
  orgId: idSchema,
  grants: z.array(z.string()),
  hubEpoch: z.string(),
})

/** `POST /v1/hello`: who is there, what it speaks, where it stands. */
export const helloSchema = z.object({
  proto: z.int(),
  recordVersion: z.int(),
  cursor: cursorSchema,
  /** Last command number this desk gave out. */
  lastSeq: z.int().nonnegative(),
  clock: instantSchema,
})
export const welcomeSchema = z.object({
  proto: z.int(),
  recordVersion: z.int(),
  /** Changed when the hub was restored or lost something: desks then send again what may be missing. */
  hubEpoch: z.string(),
  head: cursorSchema,
  /** The last of this desk's commands the hub has. */
  deviceLastSeq: z.int().nonnegative(),
  /** Everything up to here is also in a second place. */
  durableAt: cursorSchema,
  /** The hub's clock minus the desk's, in milliseconds. */
  skew: z.int(),
  grants: z.array(z.string()),
  /** A token that replaces the one used, where it was time. */
  token: z.string().nullable(),
})

/** `POST /v1/push`: commands in order of their numbers. */
export const pushSchema = z.object({ mutations: z.array(envelopeSchema).min(1).max(syncLimits.mutations) })
export const pushedSchema = z.object({
  /** One a command, in the order sent. */
  outcomes: z.array(outcomeSchema),
  head: cursorSchema,
  hubEpoch: z.string(),
})

/** `GET /v1/pull?since&limit`: what changed in the desk's scopes, oldest first. */
export const pulledSchema = z.object({
  rows: z.array(wireRowSchema),
  /** Where to go on: everything up to here is in this page or the ones before. */
  next: cursorSchema,
  head: cursorSchema,
  deviceLastSeq: z.int().nonnegative(),
  durableAt: cursorSchema,
  hubEpoch: z.string(),
  /** Hash of every row of the desk's scopes at `head`, the sum of `row-hash.ts`; only on the last page. */
  scopeHash: z.string().nullable(),
})

/** What the hub refuses with, beside its HTTP status. */
export const refusalSchema = z.object({
  error: appErrorSchema,
  code: z.enum([
    'unauthorized',
    'forbidden',
    'device-forked',
    'expected-seq',
    'snapshot-required',
    'too-old',
    'too-large',
    'too-many',
    'malformed',
    'not-found',
    'unavailable',
  ]),
  /** The number expected next, with `expected-seq`. */
  expected: z.int().optional(),
})
export type Refusal = z.infer<typeof refusalSchema>

/** Over the WebSocket goes only this: that there is more to pull. */
export const pokeSchema = z.object({ head: cursorSchema })

export type Hello = z.infer<typeof helloSchema>
export type Welcome = z.infer<typeof welcomeSchema>
export type SyncPush = z.infer<typeof pushSchema>
export type Pushed = z.infer<typeof pushedSchema>
export type Pulled = z.infer<typeof pulledSchema>
export type Enrolled = z.infer<typeof enrolledSchema>

/**
 * `GET /v1/snapshot?head&after`: everything of the desk's scopes, one JSON a line: first this, then rows in the order of
 * kind and id, last `snapshotEndSchema`. Interrupted, it goes on with the `head` of the first line and `after` = `kind id`
 * of the last row received. Then the desk pulls since `head`: what changed meanwhile comes there.
 */
export const snapshotHeadSchema = z.object({
  head: cursorSchema,
  hubEpoch: z.string(),
  grants: z.array(z.string()),
  /** Rows there are about now, for a progress bar. */
  rows: z.int().nonnegative(),
})
export const snapshotEndSchema = z.object({ end: z.literal(true), head: cursorSchema })

/** `POST /v1/codes`: an administrator makes a one-time code that enrols a desk for somebody. */
export const newCodeSchema = z.object({
  userId: idSchema.nullable(),
  grants: z.array(z.string().max(100)).min(1).max(500),
})
export const madeCodeSchema = z.object({ code: z.string(), expiresAt: instantSchema })
/** `POST /v1/devices/revoke`: the device is refused from then on. */
export const revokeSchema = z.object({ deviceId: idSchema })
