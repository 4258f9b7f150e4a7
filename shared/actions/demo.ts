import { z } from 'zod'
import { receiptSchema } from '../rpc/envelope.ts'
import { defineAction } from './action.ts'

/** Fills an empty data folder with the demo city, on the backend's own day. Undo takes it away again. */
export const demoStart = defineAction({ name: 'demo.start', args: z.object({}), result: receiptSchema })
