import { coverageOf } from '#shared/domain/contract/coverage-of.ts'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import type { Packet, Stop } from '#shared/domain/print/packet.ts'
import { isCurrent } from '#shared/domain/print/print-run.ts'
import { templateOf, versionFollowed } from '#shared/domain/work-type/template-of.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../context.ts'
import { allCustomFields } from '../queries/custom-fields.ts'
import type { PlacedVisit } from './day-visits.ts'
import type { Outlines } from './map-outlines.ts'
import { createPlaceHistory } from './place-history.ts'
import { printedBefore } from './printed-before.ts'
import { createPrintedClocks } from './printed-clocks.ts'
import { fieldsOnPaper } from './printed-fields.ts'
import { templateOnPaper } from './printed-template.ts'
import { positionOf } from './technician-day.ts'

/** Lines of history on a packet. */
const historyLines = 8
/** Width of a site's map picture divided by its height. */
const siteMapAspect = 1.8
/** Least width of a site's map picture on the ground. */
const siteMapMeters = 900

/** Loads what all packets of a day need at once, and answers with the function that puts one packet together. */
export function createPacketBuilder(
  context: BackendContext,
  visits: readonly PlacedVisit[],
  outlines: Outlines,
  dayEnd: number,
): (detail: PlacedVisit, route: readonly Stop[], at: number) => Packet {
  const { records, db } = context.store
  const load = <E extends EntityName>(entity: E, ids: readonly (string | null | undefined)[]) =>
    byId(records.getMany(entity, [...new Set(ids.filter((id) => id != null))]))
  const workOrders = load(
    'workOrders',
    visits.map((detail) => detail.visit.workOrderId),
  )
  const orders = [...workOrders.values()]
  const requests = load(
    'requests',
    orders.map((order) => order.requestId),
  )
  const workTypes = load(
    'workTypes',
    orders.map((order) => order.workTypeId),
  )
  const sites = load(
    'sites',
    orders.map((order) => order.siteId),
  )
  const customers = load(
    'customers',
    orders.map((order) => order.customerId),
  )
  const assets = load(
    'assets',
    orders.map((order) => order.assetId),
  )
  const policies = records.all('slaPolicies')
  const clocksOnPaper = createPrintedClocks(records, [...workOrders.keys()], context.clock.now())
  const territories = load(
    'territories',
    [...sites.values()].map((site) => site.territoryId),
  )
  const technicians = load(
    'technicians',
    visits.flatMap((detail) => detail.technicianIds),
  )
  const contracts = Map.groupBy(
    records.where('contracts', 'customerId', [...customers.keys()]),
    (one) => one.customerId,
  )
  const versions = records.where('workTypeVersions', 'workTypeId', [...workTypes.keys()])
  const contactsOfSite = Map.groupBy(records.where('contacts', 'siteId', [...sites.keys()]), (one) => one.siteId)
  const contactsOfCustomer = Map.groupBy(
    records.where('contacts', 'customerId', [...customers.keys()]),
    (one) => one.customerId,
  )
  const noteSubjects = [
    visits.map((detail) => detail.visit.id),
    ...[workOrders, requests, sites, customers, assets].map((rows) => [...rows.keys()]),
  ]
  const notes = Map.groupBy(
    records.where('notes', 'subjectId', noteSubjects.flat()).filter((note) => note.visibility === 'technician'),
    (note) => note.subjectId,
  )
  const printed = printedBefore(
    db,
    visits.map((detail) => detail.visit.id),
  )
  const history = createPlaceHistory(db)
  const answers = Map.groupBy(
    records.where('checklistAnswers', 'workOrderId', [...workOrders.keys()]),
    (one) => one.workOrderId,
  )
  const printedFields = allCustomFields(context.store).filter((field) => field.printed && field.active)

  return (detail, route, at) => {
    const { visit } = detail
    const order = workOrders.get(visit.workOrderId)!
    const request = pick(requests, order.requestId)
    const workType = pick(workTypes, order.workTypeId)
    const site = pick(sites, order.siteId)
    const customer = pick(customers, order.customerId)
    const asset = pick(assets, order.assetId)
    const before = printed.get(visit.id)
    const template = templateOf(order, workType, versions)
    const subjects = [visit.id, order.id, order.requestId, order.siteId, order.assetId, order.customerId]
    const contacts = site ? (contactsOfSite.get(site.id) ?? []) : []
    const lastPaper = before?.last
    return {
      visitId: visit.id,
      visitRev: visit.rev,
      workOrderRev: order.rev,
      version: (before?.count ?? 0) + 1,
      replaces:
        before && lastPaper
          ? {
              version: before.count,
              printedAt: lastPaper.printedAt,
              printedBy: lastPaper.printedBy,
              changed: !isCurrent(lastPaper, {
                rev: visit.rev,
                technicianId: detail.technicianId,
                workOrderRev: order.rev,
              }),
            }
          : null,
      stopNumber: at + 1,
      zone: site?.zone ?? context.pipeline.officeZone(),
      workOrder: {
        number: order.number,
        title: order.title,
        description: order.description,
        status: order.status,
        priority: order.priority,
        team: order.team,
        openedAt: order.openedAt,
        clocks: clocksOnPaper(order),
        slaName: policies.find(({ id }) => id === order.slaPolicyId)?.name ?? null,
        holdReason: order.holdReason,
        requestNumber: request?.number ?? null,
        externalId: request?.externalId ?? null,
        source: request?.source ?? null,
      },
      visit: {
        sequence: visit.sequence,
        startsAt: visit.startsAt,
        endsAt: visit.endsAt,
        durationMinutes: visit.durationMinutes,
        windowStartsAt: visit.windowStartsAt,
        windowEndsAt: visit.windowEndsAt,
        overrideReason: visit.overrideReason,
      },
      crew: detail.technicianIds.flatMap((id) => {
        const member = technicians.get(id)
        return member ? [{ code: member.code, name: member.name }] : []
      }),
      workType:
        template && workType
          ? {
              ...templateOnPaper(template, answers.get(order.id) ?? []),
              version: versionFollowed(order, workType, versions),
              skillName: detail.skillName,
              skillLevel: detail.skillLevel,
              certificateName: detail.certificateName,
              parts: template.parts,
              safetyNotes: template.safetyNotes,
            }
          : null,
      customer: customer ? { name: customer.name, role: null, phone: customer.phone, email: customer.email } : null,
      contacts: (contacts.length > 0 || !customer ? contacts : (contactsOfCustomer.get(customer.id) ?? [])).map(
        ({ name, role, phone, email }) => ({ name, role, phone, email }),
      ),
      site: site
        ? {
            name: site.name,
            address: site.address,
            district: site.district,
            postcode: site.postcode,
            territory: pick(territories, site.territoryId)?.name ?? null,
            accessNotes: site.accessNotes,
            at: positionOf(site),
            ungeocodedReason: site.ungeocodedReason,
          }
        : null,
      asset: asset
        ? {
            tag: asset.tag,
            name: asset.name,
            kind: asset.kind,
            manufacturer: asset.manufacturer,
            model: asset.model,
            serial: asset.serial,
            installedOn: asset.installedOn,
            warrantyUntil: asset.warrantyUntil,
          }
        : null,
      customFields: fieldsOnPaper(printedFields, { workOrder: order, request, asset, site }),
      cover: coverageOf({
        asset,
        contracts: customer ? (contracts.get(customer.id) ?? []) : [],
        contractId: order.contractId,
        siteId: order.siteId,
        workKind: template?.kind ?? null,
        day: dayOf(visit.startsAt, context.pipeline.officeZone()),
      }),
      notes: subjects
        .flatMap((id) => (id ? (notes.get(id) ?? []) : []))
        .sort((a, b) => b.writtenAt - a.writtenAt)
        .map(({ subjectKind, author, writtenAt, text }) => ({ on: subjectKind, author, writtenAt, text })),
      history: history(
        {
          workOrderId: order.id,
          requestId: order.requestId,
          assetId: order.assetId,
          siteId: order.siteId,
          latitude: detail.latitude,
          longitude: detail.longitude,
          before: Math.min(context.clock.now(), dayEnd),
        },
        historyLines,
      ),
      map:
        detail.latitude === null
          ? null
          : outlines.picture(
              [route[at - 1]?.at ?? null, positionOf(detail), route[at + 1]?.at ?? null],
              siteMapMeters,
              siteMapAspect,
            ),
    }
  }
}

function byId<E extends EntityName>(rows: EntityRow<E>[]): Map<string, EntityRow<E>> {
  return new Map(rows.map((row) => [row.id, row]))
}

function pick<T>(rows: ReadonlyMap<string, T>, id: string | null): T | null {
  return id === null ? null : (rows.get(id) ?? null)
}
