import { businessMinutesBetween } from '#shared/domain/calendar/business-time.ts'
import { choosePolicy, rulesByPosition } from '#shared/domain/sla/service-levels.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { WhyDeadline } from '#shared/queries/service-levels.ts'
import type { BackendContext } from '../../context.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'

/** Why a work order has the deadlines it has; null when there is no such work order. */
export function whyDeadline(workOrderId: string, { store, clock, pipeline }: BackendContext): WhyDeadline | null {
  const { records } = store
  const workOrder = records.get('workOrders', workOrderId)
  if (!workOrder || workOrder.deletedAt !== null) return null
  const levels = serviceLevelsOf(records)
  const holds = records.where('holds', 'workOrderId', [workOrderId])
  const open = holds.find(({ endsAt }) => endsAt === null) ?? null
  const policy = levels.policies.find(({ id }) => id === workOrder.slaPolicyId) ?? null
  const calendar = levels.calendars.find(({ id }) => id === policy?.calendarId) ?? null
  const { customerId, siteId, contractId, priority, openedAt } = workOrder
  const workType = workOrder.workTypeId === null ? null : records.get('workTypes', workOrder.workTypeId)
  const day = dayOf(openedAt, pipeline.officeZone())
  const today = choosePolicy(levels, { customerId, siteId, contractId, priority, workType, day })
  const table = rulesByPosition(levels.slaRules)
  const rule = table.find(({ id }) => id === workOrder.slaRuleId) ?? null
  const now = clock.now()
  const pauses = holds.filter(({ pausesClock }) => pausesClock)
  const same = today.policy?.id === policy?.id
  return {
    facts: clockFactsOf(workOrder, open),
    policy,
    calendarName: calendar?.name ?? null,
    calendarZone: calendar?.zone ?? null,
    by:
      policy === null
        ? 'none'
        : workOrder.slaRuleId !== null
          ? 'rule'
          : same && today.by !== 'rule'
            ? today.by
            : 'workType',
    rule: rule && {
      place: table.indexOf(rule) + 1,
      customerName: rule.customerId === null ? null : (records.get('customers', rule.customerId)?.name ?? null),
      contractName: rule.contractId === null ? null : (records.get('contracts', rule.contractId)?.number ?? null),
      priority: rule.priority,
      workTypeName: rule.workTypeId === null ? null : (records.get('workTypes', rule.workTypeId)?.name ?? null),
      workKind: rule.workKind,
    },
    ruleGone: workOrder.slaRuleId !== null && rule === null,
    wouldBe: same || isEnded(workOrder.status) ? null : (today.policy?.name ?? null),
    pausedMinutes: policy?.pausable
      ? pauses.reduce((sum, { startsAt, endsAt }) => sum + businessMinutesBetween(calendar, startsAt, endsAt ?? now), 0)
      : 0,
    hold:
      open && workOrder.status === 'onHold'
        ? { reason: open.reason, startsAt: open.startsAt, pausesClock: open.pausesClock && (policy?.pausable ?? false) }
        : null,
  }
}
