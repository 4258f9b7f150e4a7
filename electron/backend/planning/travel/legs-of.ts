import { settingNames } from '#shared/domain/settings/settings.ts'
import { routingServerOf } from '#shared/domain/travel/routing-server.ts'
import type { BackendContext } from '../../context.ts'
import type { Store } from '../../../store/store.ts'
import { estimatedLegs } from './legs.ts'
import type { Legs } from './legs.ts'
import { serverLegs } from './server-legs.ts'
import type { ServerLegs } from './server-legs.ts'

/** The legs of each open office, with the setting they were made for. */
const kept = new WeakMap<Store, { readonly setting: string; readonly legs: ServerLegs }>()

/** The layer of the routing server this office has set; null where it has none. */
export function routingOf({ store }: Pick<BackendContext, 'store'>): ServerLegs | null {
  const server = routingServerOf(store.records.get('settings', settingNames.routingServer)?.value)
  if (!server) return null
  const setting = JSON.stringify(server)
  const before = kept.get(store)
  if (before?.setting === setting) return before.legs
  const legs = serverLegs(server)
  kept.set(store, { setting, legs })
  return legs
}

/** What this office knows of travel at once: what its routing server told, else the estimate. */
export function legsOf(context: Pick<BackendContext, 'store'>): Legs {
  return routingOf(context) ?? estimatedLegs
}
