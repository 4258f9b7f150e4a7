import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { usedRefusal } from '../used-by.ts'

/** Takes a site away, with its contacts, when nothing stands there and nothing was ever done there. */
export const siteRemove = defineCommand({
  name: 'site.remove',
  args: z.object({ siteId: idSchema }),
  undoable: true,
  reads: ({ siteId }) => ({
    site: read.byId('sites', siteId),
    contacts: read.where('contacts', 'siteId', [siteId]),
    uses: read.uses('sites', siteId),
  }),
  apply: ({ siteId }, { site, contacts, uses }) => {
    if (!site) return refuse(notFound('site', siteId))
    const name = site.name || site.address
    const used = usedRefusal(name, uses, 'merge', ['contacts'])
    if (used) return refuse(used)
    const changes = [...contacts.map(({ id }) => remove('contacts', id)), remove('sites', siteId)]
    return decide(changes, { key: 'history.siteRemoved', values: { site: name } })
  },
})
