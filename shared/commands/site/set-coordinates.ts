import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Pins a site where a person says it is, WGS 84 degrees. No import moves it afterwards. */
export const siteSetCoordinates = defineCommand({
  name: 'site.setCoordinates',
  args: z.object({
    siteId: idSchema,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  undoable: true,
  reads: ({ siteId }) => ({ site: read.byId('sites', siteId) }),
  apply: ({ siteId, latitude, longitude }, { site }) => {
    if (!site) return refuse(notFound('site', siteId))
    if (latitude === 0 && longitude === 0) {
      return refuse(invalidInput('latitude', '0, 0 lies in the ocean and stands for "unknown"; it is no place to pin.'))
    }
    const set = {
      latitude,
      longitude,
      coordinateSource: 'manual',
      coordinateConfidence: 1,
      ungeocodedReason: null,
    } as const
    return decide([update('sites', siteId, set)], { key: 'history.sitePinned', values: { site: site.name } })
  },
})
