import { z } from 'zod'
import { mapLayerSchema } from '../../domain/territory/territory.ts'
import { insert } from '../change.ts'
import { decide, defineCommand } from '../command.ts'

/** Adds a named set of outlines to draw under the map. */
export const mapLayerAdd = defineCommand({
  name: 'mapLayer.add',
  args: z.object({
    name: z.string().trim().min(1).max(100),
    attribution: z.string().trim().max(200).nullable(),
    shapes: mapLayerSchema.shape.shapes.min(1).max(20_000),
  }),
  undoable: true,
  reads: () => ({}),
  apply: ({ name, attribution, shapes }, _rows, context) => {
    const id = context.newId()
    const row = { id, name, attribution: attribution || null, shapes }
    return decide([insert('mapLayers', row)], { key: 'history.mapLayerAdded', values: { name } }, { id })
  },
  logArgs: ({ name, attribution, shapes }) => ({ name, attribution, shapes: shapes.length }),
})
