import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttpHost } from '#electron/node/http-host.ts'
import type { HttpHost } from '#electron/node/http-host.ts'
import type { Push } from '#shared/rpc/envelope.ts'

let host: HttpHost
let folder: string
const calls: unknown[] = []
const listeners = new Set<(push: Push) => void>()

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-http-'))
  const rendererDir = path.join(folder, 'renderer')
  mkdirSync(path.join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html><title>Fieldboard</title>')
  writeFileSync(path.join(rendererDir, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(path.join(folder, 'secret.txt'), 'not for you')
  mkdirSync(path.join(folder, 'renderer-of-somebody-else'))
  writeFileSync(path.join(folder, 'renderer-of-somebody-else', 'x.txt'), 'nor this')
  host = await startHttpHost({
    port: 0,
    rendererDir,
    call: async (call) => {
      calls.push(call)
      return { ok: true, value: 'answered' }
    },
    onPush(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
})

afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** A raw request: unlike fetch it sends any Host header and does not tidy up the path. */
function send(method: string, rawPath: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port: host.port, method, path: rawPath, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString('utf8'),
        })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const bearer = () => ({ authorization: `Bearer ${host.token}`, 'content-type': 'application/json' })
const call = JSON.stringify({ kind: 'query', name: 'app.info', args: {} })

test('a call with the token is answered', async () => {
  const answer = await send('POST', '/rpc', bearer(), call)
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'answered' })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a call without the token, or with another, is refused and reaches nobody', async () => {
  const before = calls.length
  const wrong = [
    {},
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${host.token}x` },
    { authorization: host.url },
  ]
  for (const headers of wrong) expect((await send('POST', '/rpc', headers, call)).status).toBe(401)
  expect(calls.length).toBe(before)
})

test('a page of another site cannot reach the host through its own name', async () => {
  for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', `0.0.0.0:${host.port}`]) {
    expect((await send('POST', '/rpc', { ...bearer(), host: name }, call)).status).toBe(403)
    expect((await send('GET', '/', { host: name })).status).toBe(403)
  }
  expect((await send('GET', '/', { host: `localhost:${host.port}` })).status).toBe(200)
})

test('only POST calls', async () => {
  expect((await send('GET', '/rpc', bearer())).status).toBe(405)
})

test('what is not JSON is said to be not JSON', async () => {
  const answer = await send('POST', '/rpc', bearer(), '{"kind":')
  expect([answer.status, answer.body]).toEqual([400, 'Not JSON'])
})

test('a body above the limit is refused, and the host goes on answering', async () => {
  const outcome = await send('POST', '/rpc', bearer(), 'x'.repeat((8 << 20) + 1)).catch((error: Error) => error)
  if (!(outcome instanceof Error)) expect(outcome.status).toBe(413)
  expect((await send('POST', '/rpc', bearer(), call)).status).toBe(200)
})

test('a caller that hangs up in the middle of a call does not end the host', async () => {
  const socket = connect(host.port, '127.0.0.1')
  const headers = Object.entries({ ...bearer(), host: `127.0.0.1:${host.port}`, 'content-length': '1000' })
  socket.write(`POST /rpc HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n{"kind"`)
  await new Promise((resolve) => socket.once('connect', resolve))
  await send('GET', '/')
  socket.destroy()
  expect((await send('POST', '/rpc', bearer(), call)).status).toBe(200)
})

test('the built pages are served with a policy that lets nothing foreign in', async () => {
  const page = await send('GET', '/')
  expect(page.body).toContain('<title>Fieldboard</title>')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect(page.headers['cache-control']).toBe('no-cache')
  const asset = await send('GET', '/assets/app-1a2b.js')
  expect([asset.status, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '//secret.txt',
  '//[',
  'http://[/secret.txt',
  '/../renderer-of-somebody-else/x.txt',
  '/%00index.html',
  '/%zz',
  '/assets',
  '/nothing.js',
])('nothing outside the built pages is served: %s', async (rawPath) => {
  const answer = await send('GET', rawPath)
  expect(answer.status).toBe(404)
  expect(answer.body).not.toContain('not for you')
})

/** Whether a WebSocket gets through, and the first thing it hears once `trigger` ran. */
function listen(url: string, trigger: () => void): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.onerror = () => resolve(null)
    socket.onopen = trigger
    socket.onmessage = (message) => {
      socket.close()
      resolve(String(message.data))
    }
  })
}

test('pushes reach who brings the token, and nobody else', async () => {
  const push: Push = { type: 'changes', seq: 1, entities: { settings: ['a'] } }
  const tell = () => listeners.forEach((listener) => listener(push))
  const address = `ws://127.0.0.1:${host.port}/push`
  expect(JSON.parse((await listen(`${address}?token=${host.token}`, tell)) ?? 'null')).toEqual(push)
  expect(await listen(`${address}?token=wrong`, tell)).toBeNull()
  expect(await listen(address, tell)).toBeNull()
  expect(await listen(`ws://127.0.0.1:${host.port}/other?token=${host.token}`, tell)).toBeNull()
})

test('two hosts never share a token', async () => {
  const other = await startHttpHost({
    port: 0,
    rendererDir: folder,
    call: async () => ({ ok: true, value: null }),
    onPush: () => () => {},
  })
  expect(other.token).not.toBe(host.token)
  await other.close()
})
