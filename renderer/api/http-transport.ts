import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { pushSchema, replySchema } from '#shared/rpc/envelope.ts'
import type { Call, Push, Reply } from '#shared/rpc/envelope.ts'
import type { Transport } from '#shared/rpc/transport.ts'

const unreachable: Reply = {
  ok: false,
  error: { kind: 'unavailable', code: 'disconnected', message: 'The backend does not answer.' },
}

/** Longest wait between two attempts to connect again. */
const maxRetryMs = 5_000

/** The door over HTTP for calls and a WebSocket for pushes; connects again by itself. */
export function httpTransport(origin: string, token: string): Transport {
  const pushListeners = new Set<(push: Push) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  let connected = false
  let retryMs = 200
  const tell = (now: boolean) => {
    if (now === connected) return
    connected = now
    for (const listener of connectionListeners) listener(now)
  }
  const connect = () => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/push?token=${encodeURIComponent(token)}`)
    socket.onopen = () => {
      retryMs = 200
      tell(true)
    }
    socket.onmessage = (message) => {
      const push = pushSchema.safeParse(JSON.parse(String(message.data)))
      if (push.success) for (const listener of pushListeners) listener(push.data)
    }
    socket.onclose = () => {
      tell(false)
      setTimeout(connect, retryMs)
      retryMs = Math.min(maxRetryMs, retryMs * 2)
    }
  }
  connect()
  const send = async (call: Call): Promise<Reply> => {
    try {
      const response = await fetch(`${origin}/rpc`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(call),
      })
      if (!response.ok) {
        const message = await response.text()
        return { ok: false, error: { kind: 'unavailable', code: `http-${response.status}`, message } }
      }
      const reply: unknown = await response.json()
      // Only the envelope is checked here; the value was made by our own backend from the same contract.
      return (reply as { ok?: unknown }).ok === true ? (reply as Reply) : replySchema.parse(reply)
    } catch {
      return unreachable
    }
  }
  /** The write sent last; it never fails, a refusal is a value. */
  let lastWrite: Promise<unknown> = Promise.resolve()
  return {
    call(call) {
      if (!writesInOrder(call)) return send(call)
      const sent = lastWrite.then(() => send(call))
      lastWrite = sent
      return sent
    },
    onPush(listener) {
      pushListeners.add(listener)
      return () => pushListeners.delete(listener)
    },
    onConnection(listener) {
      connectionListeners.add(listener)
      listener(connected)
      return () => connectionListeners.delete(listener)
    },
  }
}

/**
 * Calls that must arrive in the order they were made. The browser sends calls over several connections, where one can
 * overtake another: an undo must not arrive before the change it is meant to take back.
 */
function writesInOrder({ kind, name }: Call): boolean {
  return kind === 'command' || name === historyUndo.name || name === historyRedo.name
}
