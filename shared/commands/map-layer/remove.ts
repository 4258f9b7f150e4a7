import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a set of outlines off the map. */
export const mapLayerRemove = defineCommand({
  name: 'mapLayer.remove',
  args: z.object({ id: idSchema }),
  undoable: true,
  reads: ({ id }) => ({ layer: read.byId('mapLayers', id) }),
  apply: ({ id }, { layer }) => {
    if (!layer) return refuse(notFound('mapLayers', id))
    return decide([remove('mapLayers', id)], { key: 'history.mapLayerRemoved', values: { name: layer.name } })
  },
})
