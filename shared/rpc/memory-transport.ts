import type { Call, Push, Reply } from './envelope.ts'
import type { Transport } from './transport.ts'

/** A transport without wires, for tests: messages still pass through JSON as they would over IPC or HTTP. */
export function memoryTransport(backend: {
  call(call: unknown): Promise<Reply>
  onPush(listener: (push: Push) => void): () => void
}): Transport {
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
  return {
    call: async (call: Call) => copy(await backend.call(copy(call))),
    onPush: (listener) => backend.onPush((push) => listener(copy(push))),
    onConnection(listener) {
      listener(true)
      return () => {}
    },
  }
}
