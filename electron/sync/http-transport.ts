import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import WebSocket from 'ws'
import type { z } from 'zod'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  enrolledSchema,
  pokeSchema,
  pulledSchema,
  pushedSchema,
  refusalSchema,
  snapshotEndSchema,
  snapshotHeadSchema,
  syncLimits,
  welcomeSchema,
} from '#shared/sync/protocol.ts'
import { lenientRows } from './lenient-rows.ts'
import { readLines } from './read-lines.ts'
import type { Address, Answer, NoAnswer, SyncTransport } from './sync-transport.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'

const pack = promisify(gzip)

/** A hub that says nothing for so long is not there. */
const patienceMs = 30_000
/** Between two attempts to listen, and how often the connection is felt for. */
const listenAgainMs = 5_000
const pingMs = 25_000
/** Messages shorter than this are not worth packing. */
const packFrom = 1_000

/** The way to a hub over HTTP, and a WebSocket for its pokes. */
export function httpTransport(): SyncTransport {
  const post = async <T>(url: string, token: string | null, path: string, body: unknown, schema: z.ZodType<T>) => {
    const text = JSON.stringify(body)
    const packed = text.length >= packFrom ? await pack(text) : null
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (packed) headers['content-encoding'] = 'gzip'
    return ask(url, token, path, { method: 'POST', headers, body: packed ? new Uint8Array(packed) : text }, schema)
  }
  return {
    enrol: (url, code, deviceName) => post(url, null, '/v1/enrol', { code, deviceName }, enrolledSchema),
    hello: ({ url, token }, hello) => post(url, token, '/v1/hello', hello, welcomeSchema),
    push: ({ url, token }, push) => post(url, token, '/v1/push', push, pushedSchema),
    async pull({ url, token }, since, limit) {
      const loose = pulledSchema.extend({ rows: lenientRows })
      return ask(url, token, `/v1/pull?since=${since}&limit=${limit}`, {}, loose)
    },
    snapshot: (to, from, onPart) => snapshot(to, from, onPart),
    listen: (to, onPoke) => listen(to, onPoke),
  }
}

async function ask<T>(
  url: string,
  token: string | null,
  path: string,
  init: RequestInit,
  schema: z.ZodType<T>,
): Promise<Result<T, NoAnswer>> {
  try {
    const response = await request(url, token, path, init)
    const said: unknown = await response.json()
    if (!response.ok) return refused(said, response.status)
    const parsed = schema.safeParse(said)
    return parsed.success ? ok(parsed.data) : unreachable('the hub said something this program does not understand')
  } catch (thrown) {
    return unreachable(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

function request(url: string, token: string | null, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (token !== null) headers.set('authorization', `Bearer ${token}`)
  const signal = AbortSignal.timeout(patienceMs)
  return fetch(new URL(path, withSlash(url)), { ...init, headers, signal, redirect: 'error' })
}

function refused(said: unknown, status: number): Result<never, NoAnswer> {
  const refusal = refusalSchema.safeParse(said)
  if (refusal.success) return err({ kind: 'refused', refusal: refusal.data })
  return unreachable(`the hub answered ${status}`)
}

function unreachable(message: string): Result<never, NoAnswer> {
  return err({ kind: 'unreachable', message })
}

async function snapshot(
  { url, token }: Address,
  from: Parameters<SyncTransport['snapshot']>[1],
  onPart: Parameters<SyncTransport['snapshot']>[2],
): Answer<{ readonly head: number }> {
  const asked = from ? `?head=${from.head}&after=${encodeURIComponent(from.after)}` : ''
  const stop = new AbortController()
  let silence: ReturnType<typeof setTimeout> | undefined
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(() => stop.abort(), patienceMs)
  }
  try {
    heard()
    const headers = { authorization: `Bearer ${token}` }
    const init = { headers, signal: stop.signal, redirect: 'error' as const }
    const response = await fetch(new URL(`/v1/snapshot${asked}`, withSlash(url)), init)
    if (!response.ok) return refused(await response.json(), response.status)
    if (!response.body) return unreachable('the hub sent nothing')
    // Who goes on knows the head already; it is not told again.
    let head = from && { head: from.head, hubEpoch: null as string | null, rows: 0 }
    let waiting: WireRow[] = []
    const hand = async () => {
      const rows = waiting
      waiting = []
      if (head) await onPart({ head: head.head, hubEpoch: head.hubEpoch, total: head.rows, rows })
    }
    for await (const line of readLines(response.body)) {
      heard()
      const said: unknown = JSON.parse(line)
      if (!head) {
        head = snapshotHeadSchema.parse(said)
        continue
      }
      const end = snapshotEndSchema.safeParse(said)
      if (end.success) {
        await hand()
        return ok({ head: end.data.head })
      }
      waiting.push(...lenientRows.parse([said]))
      if (waiting.length >= syncLimits.rows) await hand()
    }
    return unreachable('the hub broke off')
  } catch (thrown) {
    return unreachable(thrown instanceof Error ? thrown.message : String(thrown))
  } finally {
    clearTimeout(silence)
  }
}

function listen({ url, token }: Address, onPoke: () => void): () => void {
  let socket: WebSocket | null = null
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    const to = new URL('/v1/poke', withSlash(url))
    to.protocol = to.protocol === 'https:' ? 'wss:' : 'ws:'
    const opened = new WebSocket(to, { headers: { authorization: `Bearer ${token}` }, maxPayload: 4_096 })
    socket = opened
    const ping = setInterval(() => opened.ping(), pingMs).unref()
    opened.on('message', (data) => {
      try {
        if (pokeSchema.safeParse(JSON.parse(String(data as Buffer))).success) onPoke()
      } catch {
        // Not a poke. Whatever it was, the next look finds what there is.
      }
    })
    // Whoever comes back may have missed pokes.
    opened.on('open', onPoke)
    opened.on('error', () => opened.terminate())
    opened.on('close', () => {
      clearInterval(ping)
      if (!stopped) timer = setTimeout(open, listenAgainMs * (0.5 + Math.random())).unref()
    })
  }
  open()
  return () => {
    stopped = true
    clearTimeout(timer)
    socket?.terminate()
  }
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}
