import { demoStart } from '#shared/actions/demo.ts'
import { ok } from '#shared/kernel/result.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { performs } from '../handler.ts'
import { receiptOf } from '../receipt.ts'

/** Offers the demo city to an empty office. */
export const demoActions = [
  performs(demoStart, (_args, context) => {
    const loaded = loadDemo(context, dayOf(context.clock.now(), context.pipeline.officeZone()))
    return loaded.ok ? ok(receiptOf(loaded.value)) : loaded
  }),
]
