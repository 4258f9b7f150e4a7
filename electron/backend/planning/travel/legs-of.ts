import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { routingServerOf } from '#shared/domain/travel/routing-server.ts'
import type { RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { rushHoursOf } from '#shared/domain/travel/rush-hours.ts'
import { layeredTravel } from '#shared/domain/travel/travel.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { BackendContext } from '../../context.ts'
import { fetchLegs } from './fetch-legs.ts'
import type { Asking } from './fetch-legs.ts'
import { keptLookup } from './kept-legs.ts'
import { legsOfTravel } from './legs.ts'
import type { Legs } from './legs.ts'

type Office = Pick<BackendContext, 'store' | 'pipeline' | 'clock'>

/** The routing server of an office. */
export interface Routing {
  /** Asks for every leg between the places that is not kept yet. What went wrong, or null; asking stops there. */
  fetch(places: Asking['places'], signal?: AbortSignal): Promise<string | null>
}

/** The routing server this office has set; null where it has none. */
export function routingOf({ store, clock }: Pick<Office, 'store' | 'clock'>): Routing | null {
  const server = serverOf(store)
  if (!server) return null
  return {
    fetch: (places, signal) =>
      fetchLegs({ db: store.db, server, places, now: () => clock.now(), ...(signal ? { signal } : {}) }),
  }
}

/** What this office knows of travel at once: what its routing server told and is kept, else the estimate. */
export function legsOf(office: Pick<Office, 'store' | 'pipeline'>): Legs {
  return legsOfTravel(officeTravel(office))
}

/** The same at the hour it is driven. */
export function officeTravel({ store, pipeline }: Pick<Office, 'store' | 'pipeline'>): Travel {
  const server = serverOf(store)
  const rushHours = rushHoursOf(store.records.get('settings', settingNames.rushHours)?.value)
  const lookup = server && keptLookup(store, server)
  return layeredTravel(lookup, rushHours, createDayClock(pipeline.officeZone()))
}

function serverOf({ records }: Office['store']): RoutingServer | null {
  return routingServerOf(records.get('settings', settingNames.routingServer)?.value)
}
