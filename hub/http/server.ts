import { createServer as createHttp } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Hub, Speaker } from '../core/hub.ts'
import { refusal } from '../core/refusal.ts'
import type { HubLog } from './hub-log.ts'
import type { Metrics } from './metrics.ts'
import { createPokes } from './poke.ts'
import { createRateLimit } from './rate-limit.ts'
import type { Rate } from './rate-limit.ts'
import { plainHeaders, sendJson, sendRefusal } from './reply.ts'
import { Refused } from './read-body.ts'
import { routes } from './routes.ts'
import type { Call } from './routes.ts'

/** How a hub listens. */
export interface ServerOptions {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Certificate and key in PEM; without them it speaks plain HTTP, for this machine alone. */
  readonly tls?: { readonly cert: string; readonly key: string }
  readonly rates?: Partial<Readonly<Record<'push' | 'read' | 'enrol', Rate>>>
  /** How often other processes on the same database are looked after, in ms; 0: there are none. */
  readonly lookForHeadsMs?: number
}

/** Messages of a desk, and of an address that enrols or fails to say who it is. */
const usualRates = {
  push: { burst: 120, perSecond: 1 },
  read: { burst: 300, perSecond: 5 },
  enrol: { burst: 10, perSecond: 1 / 6 },
} as const satisfies Record<string, Rate>

/** A hub that listens. */
export interface HubServer {
  readonly url: string
  /** Takes nothing new, finishes what is under way, then closes the store. */
  stop(): Promise<void>
}

interface Surroundings {
  readonly log: HubLog
  readonly metrics: Metrics
  readonly now: () => number
}

/** Serves a hub over HTTP and a WebSocket for pokes. */
export async function serveHub(
  hub: Hub,
  options: ServerOptions,
  { log, metrics, now }: Surroundings,
): Promise<HubServer> {
  const limits = {
    push: createRateLimit(options.rates?.push ?? usualRates.push, now),
    read: createRateLimit(options.rates?.read ?? usualRates.read, now),
    enrol: createRateLimit(options.rates?.enrol ?? usualRates.enrol, now),
  }
  const pokes = createPokes(hub, async ({ orgId, device }) => hub.devices.isWelcome(orgId, device.id))
  metrics.gauge('open_sockets', () => pokes.size)
  metrics.gauge('memory_bytes', () => process.memoryUsage.rss())

  const speakerOf = async (request: IncomingMessage): Promise<Speaker> => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    const speaker = token === undefined ? null : await hub.devices.authenticate(token)
    if (speaker) return speaker
    if (!limits.enrol(addressOf(request))) throw new Refused(refusal('too-many', 'Too many attempts: wait a while.'))
    throw new Refused(refusal('unauthorized', 'This desk is not enrolled here.'))
  }

  // The commit path looks at the device itself: who was let in a moment ago is not looked up for every push.
  const letIn = new Map<string, { readonly speaker: Speaker; readonly until: number }>()
  const speakerOfPush = async (request: IncomingMessage): Promise<Speaker> => {
    const key = request.headers.authorization ?? ''
    const known = letIn.get(key)
    if (known && known.until > now()) return known.speaker
    letIn.delete(key)
    const speaker = await speakerOf(request)
    if (letIn.size > mostLetIn) letIn.clear()
    letIn.set(key, { speaker, until: now() + letInMs })
    return speaker
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now()
    const url = new URL(request.url ?? '/', 'http://hub')
    const name = `${request.method ?? ''} ${url.pathname}`
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined
    let commands: number | undefined
    let known: Speaker | null = null
    try {
      if (!route) {
        await serveOther(request, response, name, metrics)
        return
      }
      if (route.rate === 'enrol' && !limits.enrol(addressOf(request)))
        throw new Refused(refusal('too-many', 'Too many attempts: wait a while.'))
      const call: Call = {
        hub,
        request,
        response,
        query: url.searchParams,
        drop: (deviceId) => {
          letIn.clear()
          pokes.drop(deviceId)
        },
        speaker: async () => {
          known = await (route.rate === 'push' ? speakerOfPush(request) : speakerOf(request))
          if (route.rate !== 'enrol' && !limits[route.rate](known.device.id))
            throw new Refused(refusal('too-many', 'This desk asks too often: wait a while.'))
          return known
        },
      }
      const answer = await route.run(call)
      commands = answer?.commands
      if (answer?.ok) await sendJson(request, response, 200, answer.json)
      else if (answer) await sendRefusal(request, response, answer.refusal)
    } catch (thrown) {
      await fail(request, response, thrown, log, name)
    } finally {
      const status = response.statusCode
      const ms = Math.round(performance.now() - started)
      const speaker = known as Speaker | null
      metrics.count('requests_total', { route: route ? name : 'other', status: String(status) })
      metrics.count('request_milliseconds_total', { route: route ? name : 'other' }, ms)
      if (commands !== undefined) metrics.count('commands_total', {}, commands)
      log.info({
        event: 'request',
        route: route ? name : 'other',
        status,
        ms,
        ...(commands === undefined ? {} : { commands }),
        ...(speaker ? { deviceId: speaker.device.id, orgId: speaker.orgId } : {}),
      })
    }
  }

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    request.on('error', () => response.destroy())
    void serve(request, response).catch((thrown: unknown) => {
      log.bug('serve', thrown)
      response.destroy()
    })
  }
  const server: Server = options.tls
    ? createHttps({ ...options.tls, minVersion: 'TLSv1.2' }, handle)
    : createHttp(handle)
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 70_000
  server.maxHeadersCount = 60
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (request.url !== '/v1/poke') return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
    void speakerOf(request).then(
      (speaker) => pokes.open(request, socket, head, speaker),
      () => socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n'),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const looking = options.lookForHeadsMs
    ? setInterval(() => void hub.lookForHeads(pokes.orgIds()).catch(() => undefined), options.lookForHeadsMs).unref()
    : null
  const { port } = server.address() as AddressInfo
  return {
    url: `${options.tls ? 'https' : 'http'}://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    stop: async () => {
      if (looking) clearInterval(looking)
      pokes.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), 10_000).unref()
      await closed
      clearTimeout(patience)
      await hub.stop()
    },
  }
}

const letInMs = 2_000
const mostLetIn = 20_000

const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? 'unknown'

/** What machines ask that watch over the hub. */
async function serveOther(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  metrics: Metrics,
): Promise<void> {
  if (name === 'GET /healthz') {
    await sendJson(request, response, 200, '{"ok":true}')
    return
  }
  // Figures are for this machine alone.
  if (name === 'GET /metrics' && /^(?:127\.|::1$|::ffff:127\.)/.test(addressOf(request))) {
    response.writeHead(200, { ...plainHeaders, 'content-type': 'text/plain; version=0.0.4' })
    response.end(metrics.text())
    return
  }
  await sendRefusal(request, response, refusal('not-found', 'There is nothing here.'))
}

async function fail(
  request: IncomingMessage,
  response: ServerResponse,
  thrown: unknown,
  log: HubLog,
  where: string,
): Promise<void> {
  if (response.headersSent || response.destroyed) return void response.destroy()
  if (thrown instanceof Refused) return void (await sendRefusal(request, response, thrown.refusal))
  const reference = log.bug(where, thrown)
  const error = { kind: 'internal' as const, message: `The hub failed; reference ${reference}.`, reference }
  await sendRefusal(request, response, { code: 'unavailable', error })
}
