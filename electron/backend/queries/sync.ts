import { syncStateQuery } from '#shared/queries/sync.ts'
import { answers } from '../handler.ts'

/** How this desk and its hub stand. */
export const syncQueries = [answers(syncStateQuery, (_args, { sync }) => sync().state())]
