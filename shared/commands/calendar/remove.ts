import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Takes away a calendar that no service level counts by and that tells of no site when it is open. */
export const calendarRemove = defineCommand({
  name: 'calendar.remove',
  args: z.object({ calendarId: idSchema }),
  undoable: true,
  reads: ({ calendarId }) => ({
    calendar: read.byId('businessCalendars', calendarId),
    policies: read.where('slaPolicies', 'calendarId', [calendarId]),
    sites: read.where('sites', 'openingCalendarId', [calendarId]),
  }),
  apply: ({ calendarId }, { calendar, policies, sites }) => {
    if (!calendar) return refuse(notFound('calendar', calendarId))
    const { name } = calendar
    if (policies.length > 0) {
      const users = policies.map((policy) => policy.name).join(', ')
      const message = `“${name}” is used by ${users} and was kept. Give those service levels another calendar first.`
      return refuse(forbiddenByRule('calendar-used', message, { name, policies: users }))
    }
    if (sites.length > 0) {
      const message = `“${name}” tells when ${sites.length} sites are open and was kept. Give them another calendar first.`
      const [first] = sites
      const facts = { name, count: sites.length, site: first!.name || first!.address }
      return refuse(forbiddenByRule('calendar-of-sites', message, facts))
    }
    return decide([remove('businessCalendars', calendarId)], { key: 'history.calendarRemoved', values: { name } })
  },
})
