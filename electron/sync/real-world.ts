import { httpTransport } from './http-transport.ts'
import type { SyncWorld } from './desk-sync.ts'

/** The network, chance and timers of this machine. */
export function realWorld(): SyncWorld {
  return {
    transport: httpTransport(),
    random: Math.random,
    after(ms, act) {
      const timer = setTimeout(act, ms)
      // A host that ends does not wait for the next look.
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}
