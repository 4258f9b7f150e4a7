import type { PacketSet, TechnicianPackets } from '#shared/domain/print/packet.ts'
import type { PacketScope } from '#shared/domain/print/print-options.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayBounds } from '#shared/kernel/zone.ts'
import { technicianDaysBetween } from '../../store/technician-days.ts'
import type { BackendContext } from '../context.ts'
import { createPacketBuilder } from './build-packet.ts'
import { visitsToPrint } from './day-visits.ts'
import { createOutlines } from './map-outlines.ts'
import { dayOnPaper } from './technician-day.ts'

/** Width of a map picture divided by its height. */
const dayMapAspect = 2.4
/** Least width of a day's map on the ground. */
const dayMapMeters = 2_000

/** Collects everything the packets of a day print, technicians by code, visits in route order. */
export function buildPacketSet(context: BackendContext, { day, technicianIds, visitIds }: PacketScope): PacketSet {
  const { store, pipeline, clock, person } = context
  const zone = pipeline.officeZone()
  const { start, end } = dayBounds(day, zone)
  const visits = visitsToPrint(context, day)
  const wanted = technicianIds ?? [...new Set(visits.flatMap((detail) => detail.technicianIds))]
  const codes = new Map(store.records.all('technicians').map((technician) => [technician.id, technician.code]))
  const outlines = createOutlines(store.records)
  const buildPacket = createPacketBuilder(context, visits, outlines, end)
  const chosen = visitIds === null ? null : new Set(visitIds)
  const runsOfDay = store.records.where('printRuns', 'day', [day])

  const technicians = technicianDaysBetween(store.db, store.records, wanted, start, end)
    .map((days): TechnicianPackets => {
      const { id, code, name, team, phone, homeLatitude, homeLongitude } = days.technician
      const onRoute = visits.filter((detail) => detail.technicianIds.includes(id))
      const home =
        homeLatitude === null || homeLongitude === null ? null : ([homeLongitude, homeLatitude] as [number, number])
      const route = dayOnPaper(days, onRoute, home, day, zone, codes)
      const packets = onRoute.flatMap((detail, at) =>
        detail.technicianId === id ? [buildPacket(detail, route.stops, at)] : [],
      )
      return {
        technician: { id, code, name, team, phone, home },
        version: 1 + runsOfDay.filter((run) => run.technicianIds.includes(id)).length,
        ...route,
        load: loadOf(packets),
        map: outlines.picture([home, ...route.stops.map((stop) => stop.at)], dayMapMeters, dayMapAspect),
        // The day sheet tells the whole day, also where only some of its packets are wanted.
        packets: chosen ? packets.filter(({ visitId }) => chosen.has(visitId)) : packets,
      }
    })
    .filter(({ stops, packets }) => (chosen ? packets.length > 0 : stops.length > 0))
    .sort((a, b) => a.technician.code.localeCompare(b.technician.code, 'en', { numeric: true }))

  const organisationName = store.records.get('settings', settingNames.organisationName)?.value
  return {
    day,
    zone,
    organisationName: typeof organisationName === 'string' ? organisationName : '',
    workOrderPrefix: numberingOf(store.records.get('settings', settingNames.numbering)?.value).workOrder.prefix,
    printedAt: clock.now(),
    printedBy: person().name,
    technicians,
  }
}

/** Parts add up over the day; a tool is taken once, in the largest number any stop needs. */
function loadOf(packets: TechnicianPackets['packets']): TechnicianPackets['load'] {
  const load = new Map<string, TechnicianPackets['load'][number]>()
  for (const { workType, stopNumber } of packets) {
    for (const need of workType?.parts ?? []) {
      const key = JSON.stringify([need.kind, need.where, need.name])
      const known = load.get(key)
      if (!known) load.set(key, { ...need, stops: [stopNumber] })
      else {
        const quantity = need.kind === 'tool' ? Math.max(known.quantity, need.quantity) : known.quantity + need.quantity
        load.set(key, { ...known, quantity, stops: [...known.stops, stopNumber] })
      }
    }
  }
  const order = { depot: 0, van: 1 }
  return [...load.values()].sort(
    (a, b) => order[a.where] - order[b.where] || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name),
  )
}
