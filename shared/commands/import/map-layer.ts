import { z } from 'zod'
import { mapLayerSchema } from '../../domain/territory/territory.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { batchSummary, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'

/** Takes over a set of outlines; a layer of the same name gets the new outlines. */
export const importMapLayer = defineCommand({
  name: 'import.mapLayer',
  args: z.object({
    run: runSchema,
    name: z.string().trim().min(1).max(100),
    attribution: z.string().trim().max(200).nullable(),
    shapes: mapLayerSchema.shape.shapes.min(1).max(20_000),
  }),
  undoable: true,
  logArgs: ({ run, name, shapes }) => ({ runId: run.id, name, rows: shapes.length }),
  reads: ({ run, name }) => ({ ...runReads(run), layers: read.where('mapLayers', 'name', [name]) }),
  apply({ run, name, attribution, shapes }, stored, context) {
    const current = stored.layers[0]
    const same = current && JSON.stringify(current.shapes) === JSON.stringify(shapes)
    const changes: Change[] = []
    if (!current) changes.push(insert('mapLayers', { id: context.newId(), name, attribution, shapes }))
    else if (!same) changes.push(update('mapLayers', current.id, { shapes }))
    const count = shapes.length
    const outcome: BatchOutcome = {
      added: current ? 0 : count,
      updated: current && !same ? count : 0,
      unchanged: same ? count : 0,
      fieldsKept: 0,
      territories: [],
      plainWorkTypes: [],
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})
