import { z } from 'zod'
import { labelSpecSchema } from '../domain/print/label-sheet.ts'
import { defineAction } from './action.ts'

/** Makes a PDF of labels for assets: the QR code of the tag, and the tag to read. */
export const assetsLabels = defineAction({
  name: 'assets.labels',
  args: labelSpecSchema,
  result: z.object({ fileId: z.string(), fileName: z.string(), labels: z.int(), pages: z.int() }),
})
