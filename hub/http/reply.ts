import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Refusal } from '#shared/sync/protocol.ts'

const pack = promisify(gzip)

/** Shorter answers are not worth packing. */
const packFrom = 1_400

/** HTTP status of a refusal. */
export const statusOf: Readonly<Record<Refusal['code'], number>> = {
  unauthorized: 401,
  forbidden: 403,
  'device-forked': 409,
  'expected-seq': 409,
  'snapshot-required': 410,
  'too-old': 426,
  'too-large': 413,
  'too-many': 429,
  malformed: 400,
  'not-found': 404,
  unavailable: 503,
}

/** Headers of every answer: nothing here is for browsers to show or keep. */
export const plainHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** Whether who asks understands gzip. */
export function takesGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
}

/** Answers with JSON, packed where that is worth it; how many bytes went over the wire. */
export async function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  json: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const plain = Buffer.from(json)
  const packs = plain.length >= packFrom && takesGzip(request)
  const body = packs ? await pack(plain, { level: 4 }) : plain
  response.writeHead(status, {
    ...plainHeaders,
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...(packs ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    ...headers,
  })
  response.end(body)
  return body.length
}

/** Answers with a refusal; the connection ends where the rest of a message is not wanted. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, why: Refusal): Promise<number> {
  const retry = why.code === 'too-many' || why.code === 'unavailable' ? { 'retry-after': '5' } : {}
  const unread = request.complete ? {} : { connection: 'close' }
  return sendJson(request, response, statusOf[why.code], JSON.stringify(why), { ...retry, ...unread })
}
