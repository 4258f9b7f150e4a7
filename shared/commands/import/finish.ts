import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'

const counts = z.object({
  rowsRead: z.int(),
  rowsAdded: z.int(),
  rowsUpdated: z.int(),
  rowsUnchanged: z.int(),
  rowsRejected: z.int(),
  rowsUngeocoded: z.int(),
})

/** Ends a run: writes its counts, and where an archive ends so that reports count from there. */
export const importFinish = defineCommand({
  name: 'import.finish',
  args: z.object({
    runId: idSchema,
    fileName: z.string().max(500),
    finishedAt: instantSchema,
    counts,
    lastDateAt: instantSchema.nullable(),
    /** Instant that reports are to count from; null leaves that setting alone. */
    dataAsOf: instantSchema.nullable(),
  }),
  undoable: true,
  reads: ({ runId }) => ({
    run: read.byId('importRuns', runId),
    dataAsOf: read.byId('settings', settingNames.dataAsOf),
  }),
  apply({ runId, fileName, finishedAt, counts, lastDateAt, dataAsOf }, stored) {
    const changes: Change[] = []
    if (stored.run) changes.push(update('importRuns', runId, { status: 'finished', finishedAt, lastDateAt, ...counts }))
    const asOf = stored.dataAsOf
    if (stored.run && dataAsOf !== null) {
      if (!asOf) changes.push(insert('settings', { id: settingNames.dataAsOf, value: dataAsOf }))
      else if (typeof asOf.value !== 'number' || asOf.value < dataAsOf) {
        changes.push(update('settings', settingNames.dataAsOf, { value: dataAsOf }))
      }
    }
    return decide(changes, { key: 'history.imported', values: { file: fileName, rows: counts.rowsRead } })
  },
})
