import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Hub, Speaker } from '../core/hub.ts'

/** The door through which desks hear that there is more to pull. */
export interface Pokes {
  /** Takes over a connection that was let in. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, speaker: Speaker): void
  /** Ends what a device has open. */
  drop(deviceId: string): void
  readonly size: number
  /** Organisations somebody listens for. */
  orgIds(): Set<string>
  close(): void
}

interface Open {
  readonly socket: WebSocket
  readonly orgId: string
  told: number
  alive: boolean
}

/** A connection that does not answer for so long is ended. */
const pingMs = 30_000

/** One connection a device: a newer one takes the place of the older. Nothing is read from it. */
export function createPokes(hub: Hub, stillWelcome: (speaker: Speaker) => Promise<boolean>): Pokes {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false })
  const open = new Map<string, Open & { readonly speaker: Speaker }>()
  const forget = (deviceId: string, socket: WebSocket) => {
    if (open.get(deviceId)?.socket === socket) open.delete(deviceId)
  }
  const stopHearing = hub.onHead((orgId, head) => {
    for (const one of open.values()) {
      if (one.orgId !== orgId || one.told >= head) continue
      one.told = head
      one.socket.send(JSON.stringify({ head }))
    }
  })
  const ping = setInterval(() => {
    for (const [deviceId, one] of open) {
      if (!one.alive) {
        one.socket.terminate()
        continue
      }
      one.alive = false
      one.socket.ping()
      void stillWelcome(one.speaker).then(
        (welcome) => welcome || drop(deviceId),
        () => undefined,
      )
    }
  }, pingMs).unref()
  const drop = (deviceId: string) => open.get(deviceId)?.socket.close(4001, 'not welcome any more')
  return {
    open(request, socket, head, speaker) {
      server.handleUpgrade(request, socket, head, (accepted) => {
        const { id } = speaker.device
        open.get(id)?.socket.close(4000, 'another connection of this desk')
        const one = { socket: accepted, orgId: speaker.orgId, told: -1, alive: true, speaker }
        open.set(id, one)
        accepted.on('pong', () => (one.alive = true))
        accepted.on('close', () => forget(id, accepted))
        accepted.on('error', () => accepted.terminate())
      })
    },
    drop,
    get size() {
      return open.size
    },
    orgIds: () => new Set([...open.values()].map(({ orgId }) => orgId)),
    close() {
      clearInterval(ping)
      stopHearing()
      for (const { socket } of open.values()) socket.close(1001, 'the hub stops')
      server.close()
    },
  }
}
