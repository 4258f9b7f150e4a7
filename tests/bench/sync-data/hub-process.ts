import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

/** A hub in a process of its own. */
export interface HubProcess {
  readonly tokens: readonly string[]
  /** Sends a request; how many bytes of body came back over the wire, and the body as it came. */
  ask(desk: number, method: string, path: string, packed?: Buffer): Promise<Answer>
  /** Seconds of processor time it has used. */
  cpuSeconds(): Promise<number>
  stop(): Promise<void>
}

/** A response as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
  readonly packed: boolean
}

/** Starts a hub over a file or a database with so many desks. */
export async function startHub(where: string, desks: number): Promise<HubProcess> {
  const entry = path.join(repositoryRoot, 'tests/bench/sync-data/bench-hub.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, where, String(desks)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  const { url, tokens } = JSON.parse(line) as { url: string; tokens: string[] }
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1_000 })
  const ask: HubProcess['ask'] = (desk, method, target, packed) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${tokens[desk]!}`,
        'accept-encoding': 'gzip',
        ...(packed ? { 'content-encoding': 'gzip', 'content-length': packed.length } : {}),
      }
      const request = http.request(url + target, { method, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts),
            packed: response.headers['content-encoding'] === 'gzip',
          }),
        )
      })
      request.on('error', reject)
      request.end(packed)
    })
  return {
    tokens,
    ask,
    cpuSeconds: async () => {
      const { body } = await ask(0, 'GET', '/metrics')
      return Number(/^fieldboard_hub_cpu_seconds (\S+)/m.exec(body.toString())?.[1])
    },
    stop: async () => {
      agent.destroy()
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
