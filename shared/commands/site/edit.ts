import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { siteDetails } from './fields.ts'

/** Sets details of a site. Set inactive, it keeps its history and is no longer offered for new work. */
export const siteEdit = defineCommand({
  name: 'site.edit',
  args: z.object({
    siteId: idSchema,
    set: z.object(siteDetails).partial(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ siteId, set }) => ({
    site: read.byId('sites', siteId),
    territory: read.byId('territories', set.territoryId ?? null),
    openingCalendar: read.byId('businessCalendars', set.openingCalendarId ?? null),
  }),
  apply: ({ siteId, set, was }, { site, territory, openingCalendar }) => {
    if (!site) return refuse(notFound('site', siteId))
    const missing = missingReference(set, { territory, openingCalendar })
    if (missing) return refuse(missing)
    const conflict = changedSince('site', site, { was })
    if (conflict) return refuse(conflict)
    if ((set.name ?? site.name) === '' && (set.address ?? site.address) === '') {
      return refuse(invalidInput('set.name', 'A site needs a name or an address, or nobody can find it.'))
    }
    return decide([update('sites', siteId, givenFields(set))], {
      key: 'history.siteEdited',
      values: { site: site.name || site.address, field: Object.keys(set).join(',') },
    })
  },
})
