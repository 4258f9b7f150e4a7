import type { Priority } from '#shared/domain/record/priority.ts'
import type { RequestStatus } from '#shared/domain/request/request.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import type { DrawingName } from '../ui/icons/drawings.tsx'

/** How a status looks: its shape (never colour alone), its colour family, and the key of its name. */
export interface StatusLook {
  readonly shape: DrawingName
  readonly family: 'idle' | 'accent' | 'route' | 'good' | 'hold' | 'risk' | 'warn'
  readonly textKey: string
}

export const visitStatusLook: Readonly<Record<VisitStatus, StatusLook>> = {
  toSchedule: { shape: 's-open', family: 'idle', textKey: 'status.toSchedule' },
  scheduled: { shape: 's-sched', family: 'accent', textKey: 'status.scheduled' },
  dispatched: { shape: 's-disp', family: 'accent', textKey: 'status.dispatched' },
  enRoute: { shape: 's-route', family: 'route', textKey: 'status.enRoute' },
  onSite: { shape: 's-site', family: 'accent', textKey: 'status.onSite' },
  done: { shape: 's-done', family: 'good', textKey: 'status.done' },
  partlyDone: { shape: 's-half', family: 'warn', textKey: 'status.partlyDone' },
  missed: { shape: 's-miss', family: 'risk', textKey: 'status.missed' },
  cancelled: { shape: 's-no', family: 'idle', textKey: 'status.cancelled' },
}

export const workOrderStatusLook: Readonly<Record<WorkOrderStatus, StatusLook>> = {
  open: { shape: 's-open', family: 'idle', textKey: 'status.toSchedule' },
  scheduled: { shape: 's-sched', family: 'accent', textKey: 'status.scheduled' },
  inProgress: { shape: 's-site', family: 'accent', textKey: 'status.inProgress' },
  onHold: { shape: 's-hold', family: 'hold', textKey: 'status.onHold' },
  done: { shape: 's-done', family: 'good', textKey: 'status.done' },
  closed: { shape: 's-closed', family: 'idle', textKey: 'status.closed' },
  cancelled: { shape: 's-no', family: 'idle', textKey: 'status.cancelled' },
}

export const requestStatusLook: Readonly<Record<RequestStatus, StatusLook>> = {
  new: { shape: 's-open', family: 'accent', textKey: 'fields.value.new' },
  awaitingApproval: { shape: 's-hold', family: 'hold', textKey: 'fields.value.awaitingApproval' },
  accepted: { shape: 's-good', family: 'good', textKey: 'fields.value.accepted' },
  resolved: { shape: 's-done', family: 'good', textKey: 'fields.value.resolved' },
  rejected: { shape: 's-no', family: 'idle', textKey: 'fields.value.rejected' },
  merged: { shape: 's-half', family: 'idle', textKey: 'fields.value.merged' },
  closed: { shape: 's-closed', family: 'idle', textKey: 'fields.value.closed' },
}

export const priorityLook: Readonly<Record<Priority, StatusLook>> = {
  emergency: { shape: 'p-emerg', family: 'risk', textKey: 'priority.emergency' },
  high: { shape: 'p-high', family: 'warn', textKey: 'priority.high' },
  normal: { shape: 'p-norm', family: 'idle', textKey: 'priority.normal' },
  low: { shape: 'p-low', family: 'route', textKey: 'priority.low' },
}
