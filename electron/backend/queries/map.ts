import { dayBounds } from '#shared/kernel/zone.ts'
import { mapDay, mapJoin, mapOutlines, mapPlaces } from '#shared/queries/map.ts'
import type { MapDay } from '#shared/queries/map.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'
import { nowOnDay } from './day-now.ts'
import { joinCandidates } from './map-join.ts'
import { routesOfDay } from './map-routes.ts'
import { unscheduledCount, unscheduledVisits } from './map-visits.ts'

/** More points than anybody can look at; beyond it the ones with the latest deadlines are left out and counted. */
const maxUnscheduled = 20_000

/** Answers of the map. */
export const mapQueries = [
  answers(mapDay, ({ day }, context) => dayOnMap(context, day)),
  answers(mapJoin, ({ day, visitId, technicianIds }, context) => joinCandidates(context, day, visitId, technicianIds)),
  answers(mapOutlines, (_args, { store }) => ({
    layers: store.records.all('mapLayers').map(({ id, name, attribution, shapes }) => ({
      id,
      name,
      attribution,
      shapes,
    })),
    territories: store.records.all('territories').map(({ id, code, name, colour, boundary }) => ({
      id,
      code,
      name,
      colour,
      polygons: boundary,
    })),
  })),
  answers(mapPlaces, ({ west, south, east, north, limit }, { store }) => {
    const rows = store.db
      .prepare(
        `SELECT s.id AS siteId, s.name, s.latitude, s.longitude FROM site_places p JOIN sites s ON s.id = p.site_id
         WHERE p.max_latitude >= ? AND p.min_latitude <= ? AND p.max_longitude >= ? AND p.min_longitude <= ?
           AND s.deleted_at IS NULL LIMIT ?`,
      )
      .all(south, north, west, east, limit + 1) as {
      siteId: string
      name: string
      latitude: number
      longitude: number
    }[]
    return { places: rows.slice(0, limit), truncated: rows.length > limit }
  }),
]

function dayOnMap(context: BackendContext, day: string): MapDay {
  const bounds = dayBounds(day, context.pipeline.officeZone())
  const now = nowOnDay(context, day)
  const routes = routesOfDay(context, bounds, now).map(({ route }) => route)
  const waiting = unscheduledVisits(context.store, now ?? bounds.start, maxUnscheduled)
  const reasons = ungeocodedReasonsOf(
    context,
    routes.flatMap((route) => route.stops.filter((stop) => stop.point === null).map((stop) => stop.workOrderId)),
  )
  return {
    day,
    ...bounds,
    now,
    routes,
    unscheduled: waiting.filter((visit) => visit.point !== null).map(({ reason: _reason, ...visit }) => visit),
    unscheduledTotal: waiting.length < maxUnscheduled ? waiting.length : unscheduledCount(context.store),
    ungeocoded: [
      ...routes.flatMap((route) =>
        route.stops
          .filter((stop) => stop.point === null)
          .map(({ startsAt: _s, endsAt: _e, expectedStartsAt: _x, lateMinutes: _l, leg: _leg, ...visit }) => ({
            ...visit,
            reason: reasons.get(visit.workOrderId) ?? null,
            technicianCode: route.code,
          })),
      ),
      ...waiting.filter((visit) => visit.point === null).map((visit) => ({ ...visit, technicianCode: null })),
    ],
  }
}

function ungeocodedReasonsOf({ store }: BackendContext, workOrderIds: readonly string[]) {
  const orders = store.records.getMany('workOrders', workOrderIds)
  const sites = new Map(
    store.records
      .getMany(
        'sites',
        orders.flatMap((order) => order.siteId ?? []),
      )
      .map((site) => [site.id, site.ungeocodedReason]),
  )
  return new Map(orders.map((order) => [order.id, (order.siteId && sites.get(order.siteId)) || null]))
}
