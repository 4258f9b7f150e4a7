import { z } from 'zod'
import { defineAction } from './action.ts'

/** Examines the database file: structure, references, and that search knows every record. Changes nothing. */
export const integrityCheck = defineAction({
  name: 'settings.integrityCheck',
  args: z.object({}),
  result: z.object({
    ok: z.boolean(),
    /** What SQLite says is wrong; empty when all is well. */
    problems: z.array(z.string()),
    /** Records that point to one that is not there. */
    brokenReferences: z.int(),
    milliseconds: z.int(),
  }),
})
