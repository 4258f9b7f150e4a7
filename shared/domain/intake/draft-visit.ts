import type { Priority } from '../record/priority.ts'
import { openingOf } from '../site/opening.ts'
import type { Opening } from '../site/opening.ts'
import type { Site } from '../site/site.ts'
import { notPlaced } from '../visit/new-visit.ts'
import { wishesFor } from '../technician/technician-wish.ts'
import type { TechnicianWish } from '../technician/technician-wish.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import type { SlaFields } from '../work-order/deadlines.ts'
import type { WorkType } from '../work-type/work-type.ts'

/** What is known of a visit before there is a work order. */
export interface DraftVisit {
  /** An id nothing else has. */
  readonly id: string
  /** Number of the request it comes from; 0 while there is none. */
  readonly number: number
  readonly title: string
  readonly durationMinutes: number
  readonly priority: Priority
  readonly workType: Pick<WorkType, 'name' | 'skillId' | 'skillLevel' | 'certificateName' | 'crewSize'> | null
  readonly skillName: string | null
  readonly site: Pick<
    Site,
    'id' | 'name' | 'address' | 'district' | 'latitude' | 'longitude' | 'territoryId' | 'technicianWishes'
  > | null
  /** When people are let in at the site; left out: always. */
  readonly opening?: Opening | null
  /** What the customer wishes; left out where none is known. */
  readonly customerWishes?: readonly TechnicianWish[]
  readonly openedAt: number
  /** What its service level promises; null while nothing is. */
  readonly promises: SlaFields | null
}

/** The visit a request would become, in the shape every scheduling rule judges. */
export function draftVisitDetail(draft: DraftVisit): VisitDetail {
  const { id, durationMinutes, workType, site, promises } = draft
  return {
    visit: {
      id,
      workOrderId: id,
      sequence: 1,
      durationMinutes,
      ...notPlaced,
      outcome: null,
      followsVisitId: null,
      rev: 1,
      updatedAt: 0,
      deletedAt: null,
    },
    technicianId: null,
    technicianIds: [],
    workOrderNumber: draft.number,
    title: draft.title,
    priority: draft.priority,
    workOrderStatus: 'open',
    workTypeName: workType?.name ?? null,
    skillId: workType?.skillId ?? null,
    skillName: draft.skillName,
    skillLevel: workType?.skillLevel ?? 1,
    certificateName: workType?.certificateName ?? null,
    clock: {
      openedAt: draft.openedAt,
      respondBy: promises?.respondBy ?? null,
      arriveBy: promises?.arriveBy ?? null,
      resolveBy: promises?.resolveBy ?? null,
      respondedAt: null,
      arrivedAt: null,
      completedAt: null,
      cancelled: false,
      slaPolicyId: promises?.slaPolicyId ?? null,
      promised: promises?.promised ?? [],
      pausedSince: null,
    },
    resolveBy: promises?.resolveBy ?? null,
    siteId: site?.id ?? null,
    siteName: site?.name ?? null,
    address: site?.address ?? null,
    district: site?.district ?? null,
    latitude: site?.latitude ?? null,
    longitude: site?.longitude ?? null,
    territoryId: site?.territoryId ?? null,
    technicianWishes: wishesFor(site?.technicianWishes ?? [], draft.customerWishes ?? []),
    opening: openingOf(draft.opening),
    team: null,
    crewSize: workType?.crewSize ?? 1,
    links: [],
    bundle: null,
  }
}
