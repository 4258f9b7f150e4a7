import type { ServiceLevels } from '#shared/domain/sla/service-levels.ts'
import type { RecordStore } from '../../store/record-store.ts'

/** The office's service levels as they are now. */
export function serviceLevelsOf(records: RecordStore): ServiceLevels {
  return {
    policies: records.all('slaPolicies'),
    slaRules: records.all('slaRules'),
    calendars: records.all('businessCalendars'),
    contracts: records.all('contracts'),
  }
}
