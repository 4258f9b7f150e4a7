import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { insert } from '#shared/commands/change.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { pulledSchema, pushedSchema, refusalSchema, welcomeSchema } from '#shared/sync/protocol.ts'
import { createHubLog } from '#hub/http/hub-log.ts'
import { createMetrics } from '#hub/http/metrics.ts'
import { serveHub } from '#hub/http/server.ts'
import type { HubServer, ServerOptions } from '#hub/http/server.ts'
import { smallOfficeRows } from '#tests/doubles/small-office.ts'
import { DeskHand } from '#tests/doubles/sync/desk-hand.ts'
import { openTestHub, sqlitePlace } from '#tests/doubles/sync/test-hub.ts'
import type { HubPlace, TestHub } from '#tests/doubles/sync/test-hub.ts'

let place: HubPlace
let hub: TestHub
let server: HubServer
let log: string[]
let token: string
let ana: DeskHand

const plenty = { burst: 100_000, perSecond: 100_000 }

async function serve(rates: ServerOptions['rates'] = { push: plenty, read: plenty, enrol: plenty }): Promise<void> {
  const now = () => hub.clock.now()
  const lines = createHubLog((line) => log.push(line), now)
  server = await serveHub(hub.hub, { host: '127.0.0.1', port: 0, rates }, { log: lines, metrics: createMetrics(), now })
}

beforeEach(async () => {
  log = []
  place = await sqlitePlace()
  hub = await openTestHub(place)
  await serve()
  ;({ token, ana } = await enrolled('Ana'))
})
afterEach(async () => {
  await server.stop()
  await place.remove()
})

/** A desk enrolled through the door. */
async function enrolled(deviceName: string): Promise<{ token: string; ana: DeskHand }> {
  const { orgId } = (await hub.store.firstOrg())!
  const { code } = await hub.hub.devices.makeCode(orgId, { userId: null, owner: true, grants: ['*'] })
  const answer = await fetch(`${server.url}/v1/enrol`, { method: 'POST', body: JSON.stringify({ code, deviceName }) })
  expect(answer.status).toBe(200)
  const said = (await answer.json()) as { token: string }
  const again = await fetch(`${server.url}/v1/enrol`, { method: 'POST', body: JSON.stringify({ code, deviceName }) })
  expect(again.status).toBe(401)
  const speaker = (await hub.hub.devices.authenticate(said.token))!
  return { token: said.token, ana: new DeskHand(hub, speaker, seededRandom(3)) }
}

function ask(path: string, body?: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = `Bearer ${token}`
  return body === undefined
    ? fetch(server.url + path, { headers: { authorization, ...headers } })
    : fetch(server.url + path, { method: 'POST', body: body as never, headers: { authorization, ...headers } })
}

const bring = () => ana.recorded('import.workOrders', smallOfficeRows())

test('hello, push, pull and a snapshot go over the wire, packed both ways', async () => {
  const hello = { proto: 1, recordVersion: 1, cursor: 0, lastSeq: 0, clock: hub.clock.now() - 5_000 }
  const welcome = welcomeSchema.parse(await (await ask('/v1/hello', JSON.stringify(hello))).json())
  expect(welcome).toMatchObject({ head: 0, deviceLastSeq: 0, skew: 5_000, grants: ['*'] })
  const body = gzipSync(JSON.stringify({ mutations: [bring()] }))
  const pushed = await ask('/v1/push', body, { 'content-encoding': 'gzip' })
  expect(pushedSchema.parse(await pushed.json()).outcomes).toMatchObject([{ kind: 'applied' }])
  const page = await ask('/v1/pull?since=0&limit=1000')
  expect(page.headers.get('content-encoding')).toBe('gzip')
  expect(page.headers.get('cache-control')).toBe('no-store')
  const { rows, scopeHash } = pulledSchema.parse(await page.json())
  expect(rows).toHaveLength(smallOfficeRows().length)
  expect(scopeHash).toMatch(/^[0-9a-f]{32}$/)
  const lines = (await (await ask('/v1/snapshot')).text()).trim().split('\n')
  expect(lines).toHaveLength(rows.length + 2)
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: true, head: rows.length })
})

test.each([
  ['no JSON', '{', {}, 400],
  ['another shape', '{"mutations":[]}', {}, 400],
  ['a key named __proto__', '{"mutations":[{"__proto__":{}}]}', {}, 400],
  ['NUL in a text', '{"mutations":"a\\u0000"}', {}, 400],
  ['half of a character', '{"mutations":"\\ud800"}', {}, 400],
  ['bytes that are not UTF-8', Uint8Array.from([0x22, 0xff, 0x22]), {}, 400],
  ['nesting without end', '['.repeat(5_000) + ']'.repeat(5_000), {}, 400],
  ['more than a megabyte', 'x'.repeat(1_048_577), {}, 413],
  ['a bomb', gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }, 413],
  ['what is not packed as it says', 'plain', { 'content-encoding': 'gzip' }, 400],
  ['packed in a way nobody takes', 'plain', { 'content-encoding': 'br' }, 400],
] as const)('a push of %s is refused', async (_what, body, headers, status) => {
  const answer = await ask('/v1/push', body, headers)
  expect(answer.status).toBe(status)
  expect(refusalSchema.safeParse(await answer.json()).success).toBe(true)
})

test('a message without end is refused at its limit', async () => {
  const part = Buffer.alloc(65_536, 0x20)
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(part) })
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${server.url}/v1/push`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(413)
})

test('whatever is sent, the hub refuses with words and never fails', async () => {
  const paths = ['/v1/push', '/v1/hello', '/v1/enrol', '/v1/codes', '/v1/devices/revoke']
  const envelope = fc.record(
    { id: fc.string(), seq: fc.oneof(fc.integer(), fc.double()), name: fc.string(), args: fc.jsonValue(), changes: fc.jsonValue(), base: fc.jsonValue() }, // prettier-ignore
    { requiredKeys: [] },
  )
  const body = fc.oneof(fc.jsonValue(), fc.record({ mutations: fc.array(envelope, { maxLength: 3 }) }))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, async (path, value) => {
      const answer = await ask(path, JSON.stringify(value))
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(refusalSchema.safeParse(await answer.json()).success).toBe(true)
    }),
    { numRuns: 200 },
  )
  for (const query of ['since=-1', 'since=x', 'since=1e9', 'limit=99999999999999999999', 'since=0&limit=']) {
    expect((await ask(`/v1/pull?${query}`)).status, query).toBe(400)
  }
  expect((await ask('/v1/snapshot?after=x')).status).toBe(400)
  expect(hub.bugs).toEqual([])
})

test('nobody gets anything without a good token, and a refused device loses what it had open', async () => {
  for (const path of ['/v1/pull', '/v1/snapshot'])
    expect((await fetch(server.url + path, { headers: { authorization: 'Bearer wrongwrongwrongwrongwrong' } })).status).toBe(401) // prettier-ignore
  expect((await fetch(`${server.url}/v1/pull`)).status).toBe(401)
  expect((await fetch(`${server.url}/v1/constructor`)).status).toBe(404)
  const ben = await enrolled('Ben')
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/poke`, {
    headers: { authorization: `Bearer ${ben.token}` },
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const revoked = await ask('/v1/devices/revoke', JSON.stringify({ deviceId: ben.ana.speaker.device.id }))
  expect(revoked.status).toBe(200)
  expect(await closed).toBe(4001)
  const answer = await fetch(`${server.url}/v1/pull`, { headers: { authorization: `Bearer ${ben.token}` } })
  expect(answer.status).toBe(401)
})

test('who listens hears of a commit, and nothing else', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/poke`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const heard = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data as Buffer))))
  await ask('/v1/push', JSON.stringify({ mutations: [bring()] }))
  expect(JSON.parse(await heard)).toEqual({ head: smallOfficeRows().length })
  socket.close()
})

test('a desk that asks too often waits, another one does not', async () => {
  const ben = await enrolled('Ben')
  await server.stop()
  hub = await openTestHub(place, hub.clock)
  await serve({ read: { burst: 2, perSecond: 0.001 } })
  const statuses = [await ask('/v1/pull'), await ask('/v1/pull'), await ask('/v1/pull')].map(({ status }) => status)
  expect(statuses).toEqual([200, 200, 429])
  expect((await ask('/v1/pull', undefined, { authorization: `Bearer ${ben.token}` })).status).toBe(200)
  hub.clock.advance(2_000_000)
  expect((await ask('/v1/pull')).status).toBe(200)
})

test('a token is replaced after a month, and the old one is good until the new one was used', async () => {
  hub.clock.advance(31 * 86_400_000)
  const hello = { proto: 1, recordVersion: 1, cursor: 0, lastSeq: 0, clock: hub.clock.now() }
  const first = welcomeSchema.parse(await (await ask('/v1/hello', JSON.stringify(hello))).json())
  expect(first.token).not.toBeNull()
  expect((await ask('/v1/pull')).status).toBe(200)
  expect((await ask('/v1/pull', undefined, { authorization: `Bearer ${first.token!}` })).status).toBe(200)
  expect((await ask('/v1/pull')).status).toBe(401)
})

test('only who may manage people makes codes, for a user and some territories', async () => {
  const users = (['administrator', 'dispatcher'] as const).map((role) => insert('users', { id: role, name: role, role, active: true })) // prettier-ignore
  await ana.push(ana.recorded('history.redo', users))
  const made = await ask('/v1/codes', JSON.stringify({ userId: 'dispatcher', grants: ['territory:north'] }))
  const { code } = (await made.json()) as { code: string }
  const answer = await fetch(`${server.url}/v1/enrol`, { method: 'POST', body: JSON.stringify({ code: code.toLowerCase(), deviceName: 'Phone' }) }) // prettier-ignore
  const theirs = (await answer.json()) as { token: string; grants: string[] }
  expect(theirs.grants).toEqual(['territory:north'])
  const refused = await ask('/v1/codes', JSON.stringify({ userId: null, grants: ['*'] }), { authorization: `Bearer ${theirs.token}` }) // prettier-ignore
  expect(refused.status).toBe(403)
})

test('the log says what happened and nothing of what was said', async () => {
  const canary = 'Mrs Canary of 7 Hidden Lane'
  await ask('/v1/push', JSON.stringify({ mutations: [bring(), ana.make(workOrderCreate, { title: canary, workTypeId: 'v1 type' })] })) // prettier-ignore
  await ask('/v1/push', JSON.stringify({ mutations: canary }))
  const text = log.join('')
  expect(text).not.toContain('Canary')
  expect(text).not.toContain(token)
  const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toContainEqual(expect.objectContaining({ route: 'POST /v1/push', status: 200, commands: 2 }))
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toContain('fieldboard_hub_commands_total 2')
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true })
})

test('a hub that stops first finishes what is under way', async () => {
  const pushing = ask('/v1/push', gzipSync(JSON.stringify({ mutations: [bring()] })), { 'content-encoding': 'gzip' })
  await new Promise((resolve) => setTimeout(resolve, 5))
  await server.stop()
  const answer = await pushing.catch(() => null)
  hub = await openTestHub(place, hub.clock)
  await serve()
  const { head } = (await hub.store.firstOrg())!
  expect(head > 0).toBe(answer?.status === 200)
})

test('a packed answer is what the plain one is', async () => {
  await ana.push(bring())
  const plain = await ask('/v1/pull?since=0', undefined, { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  const packed = await ask('/v1/pull?since=0')
  expect(await packed.text()).toBe(await plain.text())
})
