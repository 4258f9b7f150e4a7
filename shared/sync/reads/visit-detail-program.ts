import type { EntityName, EntityRow } from '../../domain/entities.ts'
import type { ClockFacts } from '../../domain/sla/clocks.ts'
import { openingOf } from '../../domain/site/opening.ts'
import { wishesFor } from '../../domain/technician/technician-wish.ts'
import type { VisitDetail, VisitLink } from '../../domain/visit/visit-detail.ts'
import { inOrder, standing } from './rows.ts'
import type { PrimitiveRead, ReadProgram } from './primitive-read.ts'
import type { StoredRow } from '../stored-row.ts'

/** Details of the visits with these ids, in the order of the ids; unknown ids are left out. The desk asks its own SQL the same. */
export function* visitDetailProgram(ids: readonly string[]): ReadProgram<VisitDetail[]> {
  if (ids.length === 0) return []
  const [visitRows, on, of, people] = (yield [
    byIds('visits', ids),
    byKey('visitDependencies', 'visitId', ids),
    byKey('visitDependencies', 'onVisitId', ids),
    byKey('visitTechnicians', 'visitId', ids),
  ]) as [Row[], Row[], Row[], Row[]]
  const visits = as<'visits'>(standing(visitRows))
  const links = as<'visitDependencies'>([...on, ...of])
  const otherIds = unique(links.flatMap(({ visitId, onVisitId }) => [visitId, onVisitId]))
  const orderIds = unique(visits.map(({ workOrderId }) => workOrderId))
  const [orderRows, otherRows, otherPeople] = (yield [
    byIds('workOrders', orderIds),
    byIds('visits', otherIds),
    byKey('visitTechnicians', 'visitId', otherIds),
  ]) as [Row[], Row[], Row[]]
  const orders = byId(as<'workOrders'>(orderRows))
  const others = byId(as<'visits'>(otherRows))
  const some = [...orders.values()]
  const onHold = some.filter(({ status }) => status === 'onHold').map(({ id }) => id)
  const bundleIds = unique(some.flatMap(({ bundleId }) => bundleId ?? []))
  const leads = leadsOf(as<'visitTechnicians'>(otherPeople))
  const answers = (yield [
    byIds('workTypes', unique(some.flatMap(({ workTypeId }) => workTypeId ?? []))),
    byIds('sites', unique(some.flatMap(({ siteId }) => siteId ?? []))),
    byIds('bundles', bundleIds),
    byKey('workOrders', 'bundleId', bundleIds),
    byKey('holds', 'workOrderId', onHold),
    byIds('workOrders', unique([...others.values()].map(({ workOrderId }) => workOrderId))),
    byIds('technicians', unique([...leads.values()])),
  ]) as Row[][]
  const types = byId(as<'workTypes'>(answers[0]!))
  const skillIds = unique([...types.values()].flatMap(({ skillId }) => skillId ?? []))
  const sites = byId(as<'sites'>(answers[1]!))
  const customerIds = some.flatMap((order) => customerOf(order, sites) ?? [])
  const calendarIds = [...sites.values()].flatMap(({ openingCalendarId }) => openingCalendarId ?? [])
  const [skillRows, customerRows, calendarRows] = (yield [
    byIds('skills', skillIds),
    byIds('customers', unique(customerIds)),
    byIds('businessCalendars', unique(calendarIds)),
  ]) as [Row[], Row[], Row[]]
  const known: Known = {
    orders,
    others,
    leads,
    types,
    sites,
    customers: byId(as<'customers'>(customerRows)),
    calendars: byId(as<'businessCalendars'>(calendarRows)),
    bundles: byId(as<'bundles'>(answers[2]!)),
    inBundle: Map.groupBy(as<'workOrders'>(answers[3]!), ({ bundleId }) => bundleId ?? ''),
    holds: Map.groupBy(as<'holds'>(standing(answers[4]!)), ({ workOrderId }) => workOrderId),
    otherOrders: byId(as<'workOrders'>(answers[5]!)),
    technicians: byId(as<'technicians'>(answers[6]!)),
    skills: byId(as<'skills'>(skillRows)),
    people: Map.groupBy(as<'visitTechnicians'>(people), ({ visitId }) => visitId),
    links,
  }
  const details = visits.flatMap((visit) => detailOf(visit, known) ?? [])
  const found = new Map(details.map((detail) => [detail.visit.id, detail]))
  return inOrder(ids, visits).flatMap(({ id }) => found.get(id) ?? [])
}

type Row = StoredRow
type Rows<E extends EntityName> = ReadonlyMap<string, EntityRow<E>>

interface Known {
  readonly orders: Rows<'workOrders'>
  readonly others: Rows<'visits'>
  readonly leads: ReadonlyMap<string, string>
  readonly types: Rows<'workTypes'>
  readonly sites: Rows<'sites'>
  readonly customers: Rows<'customers'>
  readonly calendars: Rows<'businessCalendars'>
  readonly bundles: Rows<'bundles'>
  readonly inBundle: ReadonlyMap<string, readonly unknown[]>
  readonly holds: ReadonlyMap<string, readonly EntityRow<'holds'>[]>
  readonly otherOrders: Rows<'workOrders'>
  readonly technicians: Rows<'technicians'>
  readonly skills: Rows<'skills'>
  readonly people: ReadonlyMap<string, readonly EntityRow<'visitTechnicians'>[]>
  readonly links: readonly EntityRow<'visitDependencies'>[]
}

function detailOf(visit: EntityRow<'visits'>, known: Known): VisitDetail | null {
  const order = known.orders.get(visit.workOrderId)
  if (!order) return null
  const type = order.workTypeId === null ? undefined : known.types.get(order.workTypeId)
  const site = order.siteId === null ? undefined : known.sites.get(order.siteId)
  const customer = known.customers.get(customerOf(order, known.sites) ?? '')
  const skill = type?.skillId ? known.skills.get(type.skillId) : undefined
  const bundle = order.bundleId ? known.bundles.get(order.bundleId) : undefined
  const technicianIds = (known.people.get(visit.id) ?? [])
    .toSorted((a, b) => Number(b.lead) - Number(a.lead) || (a.id < b.id ? -1 : 1))
    .map(({ technicianId }) => technicianId)
  return {
    visit,
    technicianId: technicianIds[0] ?? null,
    technicianIds,
    workOrderNumber: order.number,
    title: order.title,
    priority: order.priority,
    workOrderStatus: order.status,
    workTypeName: type?.name ?? null,
    skillId: type?.skillId ?? null,
    skillName: skill?.name ?? null,
    skillLevel: type?.skillLevel ?? 1,
    certificateName: type?.certificateName ?? null,
    clock: clockOf(order, known.holds.get(order.id) ?? []),
    resolveBy: order.resolveBy,
    siteId: order.siteId,
    siteName: site?.name ?? null,
    address: site?.address ?? null,
    district: site?.district ?? null,
    latitude: site?.latitude ?? null,
    longitude: site?.longitude ?? null,
    territoryId: order.territoryId,
    technicianWishes: wishesFor(site?.technicianWishes ?? [], customer?.technicianWishes ?? []),
    opening: openingOf(known.calendars.get(site?.openingCalendarId ?? '')),
    team: order.team,
    crewSize: order.crewSize,
    links: linksOf(visit.id, known),
    bundle: bundle ? { id: bundle.id, name: bundle.name, size: known.inBundle.get(bundle.id)?.length ?? 0 } : null,
  }
}

/** The customer of a work order, else of its site. */
function customerOf({ customerId, siteId }: EntityRow<'workOrders'>, sites: Rows<'sites'>): string | null {
  return customerId ?? sites.get(siteId ?? '')?.customerId ?? null
}

function clockOf(order: EntityRow<'workOrders'>, holds: readonly EntityRow<'holds'>[]): ClockFacts {
  const pausing = order.status === 'onHold' && holds.find((hold) => hold.endsAt === null && hold.pausesClock)
  return {
    openedAt: order.openedAt,
    respondBy: order.respondBy,
    arriveBy: order.arriveBy,
    resolveBy: order.resolveBy,
    respondedAt: order.respondedAt,
    arrivedAt: order.arrivedAt,
    completedAt: order.completedAt,
    cancelled: order.status === 'cancelled',
    slaPolicyId: order.slaPolicyId,
    promised: order.promised,
    pausedSince: pausing ? pausing.startsAt : null,
  }
}

function linksOf(visitId: string, known: Known): VisitLink[] {
  const told = new Map<string, VisitLink>()
  for (const link of known.links) {
    const role = link.visitId === visitId ? 'on' : link.onVisitId === visitId ? 'of' : null
    const other = role && known.others.get(role === 'on' ? link.onVisitId : link.visitId)
    const order = other && known.otherOrders.get(other.workOrderId)
    if (!role || !other || !order) continue
    const technicianId = known.leads.get(other.id) ?? null
    const ended = other.status === 'done' || other.status === 'partlyDone'
    told.set(`${link.id} ${role}`, {
      dependencyId: link.id,
      kind: link.kind,
      sameTechnician: link.sameTechnician,
      role,
      visitId: other.id,
      workOrderId: other.workOrderId,
      workOrderNumber: order.number,
      sequence: other.sequence,
      status: other.status,
      startsAt: other.actualStartsAt ?? other.startsAt,
      endsAt: ended ? (other.actualEndsAt ?? other.endsAt) : other.endsAt,
      technicianId,
      technicianCode: technicianId === null ? null : (known.technicians.get(technicianId)?.code ?? null),
    })
  }
  return [...told.values()].toSorted((a, b) => (a.dependencyId < b.dependencyId ? -1 : 1))
}

/** Who leads each visit. */
function leadsOf(people: readonly EntityRow<'visitTechnicians'>[]): Map<string, string> {
  return new Map(people.filter(({ lead }) => lead).map(({ visitId, technicianId }) => [visitId, technicianId]))
}

const byIds = (entity: EntityName, ids: readonly string[]): PrimitiveRead => ({ kind: 'byIds', entity, ids })
const byKey = (entity: EntityName, key: string, values: readonly string[]): PrimitiveRead => ({
  kind: 'byKey',
  entity,
  key,
  values,
})
const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))

/** Rows of a kind: what a store holds was checked when it was written. */
function as<E extends EntityName>(rows: readonly StoredRow[]): readonly EntityRow<E>[] {
  return rows as unknown as readonly EntityRow<E>[]
}
