import type { Call, Push, Reply } from './envelope.ts'

/** The one door between a renderer and a backend: IPC, HTTP with a WebSocket, or memory behave the same. */
export interface Transport {
  call(call: Call): Promise<Reply>
  /** Hears pushes until the returned function is called. */
  onPush(listener: (push: Push) => void): () => void
  /** Hears whether the backend can be reached; called at once with the current state. */
  onConnection(listener: (connected: boolean) => void): () => void
}
