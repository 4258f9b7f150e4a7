import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { z } from 'zod'
import { refusedWithout } from '#shared/domain/access/permissions.ts'
import { fromZodError } from '#shared/kernel/app-error.ts'
import { enrolSchema, helloSchema, newCodeSchema, pushSchema, revokeSchema, syncLimits } from '#shared/sync/protocol.ts'
import type { Hub, HubAnswer, SnapshotPlace, Speaker } from '../core/hub.ts'
import { refusal } from '../core/refusal.ts'
import { plainHeaders, takesGzip } from './reply.ts'
import { readJson, Refused } from './read-body.ts'

/** A request as a route sees it. */
export interface Call {
  readonly hub: Hub
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  /** Who asks; throws `Refused` for somebody unknown. */
  speaker(): Promise<Speaker>
  /** Ends what a device has open. */
  drop(deviceId: string): void
}

/** What a route answers; null: it has answered itself. */
export type RouteAnswer = (HubAnswer & { readonly commands?: number }) | null

interface Route {
  /** Which of the rates counts it. */
  readonly rate: 'push' | 'read' | 'enrol'
  run(call: Call): Promise<RouteAnswer>
}

/** Every door of the hub, by method and path. */
export const routes: Readonly<Record<string, Route>> = {
  'POST /v1/enrol': { rate: 'enrol', run: enrol },
  'POST /v1/hello': {
    rate: 'read',
    run: async (call) => {
      const speaker = await call.speaker()
      return call.hub.hello(speaker, await parsed(call, helloSchema))
    },
  },
  'POST /v1/push': {
    rate: 'push',
    run: async (call) => {
      const speaker = await call.speaker()
      const push = await parsed(call, pushSchema)
      return { ...(await call.hub.push(speaker, push)), commands: push.mutations.length }
    },
  },
  'GET /v1/pull': {
    rate: 'read',
    run: async (call) => {
      const speaker = await call.speaker()
      const since = whole(call.query.get('since') ?? '0')
      const limit = whole(call.query.get('limit') ?? String(syncLimits.rows))
      return call.hub.pull(speaker, since, limit)
    },
  },
  'GET /v1/snapshot': { rate: 'read', run: snapshot },
  'POST /v1/codes': {
    rate: 'enrol',
    run: async (call) => {
      const { orgId } = await administrator(call)
      const made = await call.hub.devices.makeCode(orgId, { ...(await parsed(call, newCodeSchema)), owner: false })
      return { ok: true, json: JSON.stringify(made) }
    },
  },
  'POST /v1/devices/revoke': {
    rate: 'enrol',
    run: async (call) => {
      const { orgId } = await administrator(call)
      const { deviceId } = await parsed(call, revokeSchema)
      await call.hub.devices.revoke(orgId, deviceId)
      call.drop(deviceId)
      return { ok: true, json: '{}' }
    },
  },
}

async function enrol(call: Call): Promise<RouteAnswer> {
  const { code, deviceName } = await parsed(call, enrolSchema)
  const done = await call.hub.devices.enrol(code, deviceName)
  return done.ok ? { ok: true, json: JSON.stringify(done.enrolled) } : done
}

/** Streams a snapshot; packed as it goes. */
async function snapshot(call: Call): Promise<RouteAnswer> {
  const { hub, request, response, query } = call
  const speaker = await call.speaker()
  const lines = hub.snapshot(speaker, placeOf(query))
  const gzips = takesGzip(request)
  response.writeHead(200, {
    ...plainHeaders,
    'content-type': 'application/x-ndjson',
    ...(gzips ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
  })
  const source = Readable.from(lines, { objectMode: true, highWaterMark: 2 })
  try {
    await (gzips ? pipeline(source, createGzip({ level: 4 }), response) : pipeline(source, response))
  } catch (thrown) {
    // Who asked has gone away, and comes again for the rest.
    if (!response.destroyed) throw thrown
  }
  return null
}

function placeOf(query: URLSearchParams): SnapshotPlace | null {
  const after = query.get('after')
  if (after === null) return null
  const space = after.indexOf(' ')
  if (space < 1 || after.length > 200) throw new Refused(refusal('malformed', 'after is `kind id`.'))
  return { head: whole(query.get('head') ?? ''), after: [after.slice(0, space), after.slice(space + 1)] }
}

/** A number of a query: whole, not negative. */
function whole(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(number)) throw new Refused(refusal('malformed', 'A number of the query is none.'))
  return number
}

async function parsed<S extends z.ZodType>(call: Call, schema: S): Promise<z.output<S>> {
  const result = schema.safeParse(await readJson(call.request))
  if (!result.success) throw new Refused({ code: 'malformed', error: fromZodError(result.error) })
  return result.data
}

/** Who asks, when they may manage people. */
async function administrator(call: Call): Promise<Speaker> {
  const speaker = await call.speaker()
  const refused = refusedWithout(await call.hub.actor(speaker), 'users')
  if (refused) throw new Refused({ code: 'forbidden', error: refused })
  return speaker
}
