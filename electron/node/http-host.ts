import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Push, Reply } from '#shared/rpc/envelope.ts'
import { resolveStatic } from '../static/static-files.ts'
import { sendFile } from './send-file.ts'

/** What the host serves. */
export interface HttpHostOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Folder of the built renderer. */
  readonly rendererDir: string
  readonly call: (call: unknown) => Promise<Reply>
  readonly onPush: (listener: (push: Push) => void) => () => void
}

/** A running host on the loopback interface. */
export interface HttpHost {
  readonly port: number
  /** Secret a window must bring; in the address the person opens. */
  readonly token: string
  readonly url: string
  close(): Promise<void>
}

const maxBodyBytes = 8 << 20

/**
 * Serves the built renderer and the one door (`POST /rpc`, pushes over `/push`) on 127.0.0.1. Every call carries the
 * token, and the Host header must be the loopback address: another site in the same browser gets nothing.
 */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const token = randomBytes(24).toString('base64url')
  let port = 0
  const allowed = (request: IncomingMessage, given: string | null) =>
    isLoopbackHost(request.headers.host, port) && given !== null && sameSecret(given, token)

  const server = createServer((request, response) => {
    const { path } = targetOf(request)
    if (!isLoopbackHost(request.headers.host, port)) return refuse(response, 403, 'Unknown host')
    if (path === '/rpc') {
      if (request.method !== 'POST') return refuse(response, 405, 'Use POST')
      const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? null
      if (!allowed(request, bearer)) return refuse(response, 401, 'Open the address that Fieldboard printed')
      // A caller that hangs up in the middle is nobody's loss.
      answer(request, response, options.call).catch(() => response.destroy())
      return
    }
    const file = request.method === 'GET' ? resolveStatic(options.rendererDir, path) : null
    if (file) sendFile(response, file)
    else refuse(response, 404, 'Not found')
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 })
  server.on('upgrade', (request, socket, head) => {
    const { path, parameters } = targetOf(request)
    if (path !== '/push' || !allowed(request, parameters.get('token'))) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (client) => {
      const stop = options.onPush((push) => client.send(JSON.stringify(push)))
      client.on('close', stop)
      client.on('error', () => client.terminate())
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
  return {
    port,
    token,
    url: `http://127.0.0.1:${port}/?token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Path and parameters of a request, taken as they stand: a path made to look like an address stays a path. */
function targetOf(request: IncomingMessage): { path: string; parameters: URLSearchParams } {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  return { path, parameters: new URLSearchParams(query) }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  call: HttpHostOptions['call'],
): Promise<void> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > maxBodyBytes) return refuse(response, 413, 'Too large')
    pieces.push(piece)
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return refuse(response, 400, 'Not JSON')
  }
  const body = JSON.stringify(await call(parsed))
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(body)
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  response.end(text)
}

function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

function sameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}
