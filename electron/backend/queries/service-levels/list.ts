import { choosePolicy, rulesByPosition } from '#shared/domain/sla/service-levels.ts'
import { deadlinesFrom } from '#shared/domain/work-order/deadlines.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import {
  calendarsHolidays,
  calendarsRegions,
  serviceLevelsChoices,
  serviceLevelsCustomers,
  serviceLevelsList,
  serviceLevelsPreview,
  serviceLevelsTerms,
  serviceLevelsTry,
  serviceLevelsWhy,
} from '#shared/queries/service-levels.ts'
import type { ServiceLevelsList } from '#shared/queries/service-levels.ts'
import { openStatusesSql } from '../../../store/open-work-orders.ts'
import type { BackendContext } from '../../context.ts'
import { answers } from '../../handler.ts'
import { dueSoonMinutesOf } from '../../sla/due-soon-minutes.ts'
import { holidayRegions, holidaysBetween } from '../../sla/holidays.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'
import { previewRecount } from './preview.ts'
import { whyDeadline } from './why.ts'

/** Customers named at once. */
const mostCustomers = 20
/** Years of holidays given at once. */
const mostYears = 12

/** Answers about service levels, the table that chooses between them, and business calendars. */
export const serviceLevelQueries = [
  answers(serviceLevelsTerms, (_args, { store: { records } }) => ({
    policies: records.all('slaPolicies'),
    calendars: records.all('businessCalendars'),
    dueSoonMinutes: dueSoonMinutesOf(records),
  })),
  answers(serviceLevelsList, (_args, context) => listOf(context)),
  answers(serviceLevelsChoices, ({ customerId }, { store: { records } }) => ({
    workTypes: records
      .all('workTypes')
      .filter(({ active }) => active)
      .map(({ id, name, kind }) => ({ id, name, kind }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    contracts: (customerId === null ? [] : records.where('contracts', 'customerId', [customerId]))
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, number, name }) => ({ id, name: `${number} ${name}` }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  })),
  answers(serviceLevelsCustomers, ({ text }, { store: { db } }) => {
    const words = text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
    return db
      .prepare(
        `SELECT id, name FROM customers WHERE deleted_at IS NULL AND name LIKE ? ESCAPE '\\' ORDER BY name LIMIT ${mostCustomers}`,
      )
      .all(`%${words}%`) as { id: string; name: string }[]
  }),
  answers(serviceLevelsTry, (args, { store: { records }, clock, pipeline }) => {
    const levels = serviceLevelsOf(records)
    const openedAt = args.openedAt ?? clock.now()
    const workType = args.workTypeId === null ? null : records.get('workTypes', args.workTypeId)
    const { customerId, priority } = args
    const facts = { customerId, siteId: null, priority, workType, day: dayOf(openedAt, pipeline.officeZone()) }
    const { policy, by, rule } = choosePolicy(levels, facts)
    const { respondBy, arriveBy, resolveBy } = deadlinesFrom(openedAt, levels, facts)
    const place = rulesByPosition(levels.slaRules).findIndex(({ id }) => id === rule?.id)
    return {
      openedAt,
      policyName: policy?.name ?? null,
      by,
      ruleId: rule?.id ?? null,
      rulePlace: place < 0 ? null : place + 1,
      respondBy,
      arriveBy,
      resolveBy,
    }
  }),
  answers(serviceLevelsPreview, (args, context) => previewRecount(args, context)),
  answers(serviceLevelsWhy, ({ workOrderId }, context) => whyDeadline(workOrderId, context)),
  answers(calendarsRegions, ({ country, state }) => holidayRegions(country, state)),
  answers(calendarsHolidays, ({ fromYear, toYear, ...place }) =>
    holidaysBetween(place, fromYear, Math.min(toYear, fromYear + mostYears - 1)),
  ),
]

function listOf({ store: { db, records } }: BackendContext): ServiceLevelsList {
  const { policies, slaRules, calendars, contracts } = serviceLevelsOf(records)
  const workTypes = records.all('workTypes')
  const countBy = (column: string) =>
    new Map(
      (
        db
          .prepare(
            `SELECT ${column} AS id, count(*) AS n FROM work_orders
             WHERE deleted_at IS NULL AND status IN (${openStatusesSql}) AND ${column} IS NOT NULL GROUP BY ${column}`,
          )
          .all() as { id: string; n: number }[]
      ).map(({ id, n }) => [id, n]),
    )
  const openByPolicy = countBy('sla_policy_id')
  const openByRule = countBy('sla_rule_id')
  const anyWork = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM work_orders WHERE sla_policy_id = :id)
         OR EXISTS (SELECT 1 FROM requests WHERE sla_policy_id = :id)`,
    )
    .pluck()
  const usesOf = (id: string) => ({
    rules: slaRules.filter(({ policyId }) => policyId === id).length,
    workTypes: workTypes.filter(({ slaPolicyId }) => slaPolicyId === id).length,
    contracts: contracts.filter(({ slaPolicyId }) => slaPolicyId === id).length,
  })
  const customerIds = [...new Set(slaRules.flatMap(({ customerId }) => customerId ?? []))]
  const customers = new Map(records.getMany('customers', customerIds).map(({ id, name }) => [id, name]))
  return {
    policies: policies
      .map((policy) => {
        const uses = usesOf(policy.id)
        const unused = uses.rules + uses.workTypes + uses.contracts === 0 && anyWork.get({ id: policy.id }) === 0
        return { ...policy, ...uses, openWorkOrders: openByPolicy.get(policy.id) ?? 0, unused }
      })
      .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name)),
    rules: rulesByPosition(slaRules).map((rule) => {
      const contract = contracts.find(({ id }) => id === rule.contractId)
      return {
        ...rule,
        customerName: rule.customerId === null ? null : (customers.get(rule.customerId) ?? null),
        contractName: contract ? `${contract.number} ${contract.name}` : null,
        workTypeName: workTypes.find(({ id }) => id === rule.workTypeId)?.name ?? null,
        openWorkOrders: openByRule.get(rule.id) ?? 0,
      }
    }),
    calendars: calendars
      .map((calendar) => {
        const users = policies.filter(({ calendarId }) => calendarId === calendar.id)
        return {
          ...calendar,
          policies: users.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
          openWorkOrders: users.reduce((sum, { id }) => sum + (openByPolicy.get(id) ?? 0), 0),
          holidaysUntil: calendar.holidayRegion === null ? null : (calendar.daysOff.at(-1)?.day ?? null),
        }
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  }
}
