import { createContext, use } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import type { Client } from '#shared/rpc/client.ts'
import type { Transport } from '#shared/rpc/transport.ts'

/** What screens need to talk to the backend. */
export interface Api {
  readonly client: Client
  readonly transport: Transport
  readonly cache: QueryClient
}

export const ApiContext = createContext<Api | null>(null)

/** The backend connection of this window. */
export function useApi(): Api {
  const api = use(ApiContext)
  if (!api) throw new Error('useApi outside of ApiContext')
  return api
}
