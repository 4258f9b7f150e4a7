import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Receipt } from '#shared/rpc/envelope.ts'
import type { BackendContext } from './context.ts'
import { runInWorker } from './import/run-in-worker.ts'
import { receiptOf } from './receipt.ts'

/** Changes reversed at most on the main thread: some tens of milliseconds. */
const mostChangesHere = 2_000

/**
 * Takes the last step back or brings it again. A step as large as an import is turned in the worker, so that the
 * window goes on living; other writes wait behind the gate until it is through.
 */
export function turnHistory(context: BackendContext, direction: 'undo' | 'redo'): Promise<Result<Receipt, AppError>> {
  const { gate, history, jobs } = context
  return gate.inTurn(async () => {
    if (history.sizeOf(direction) <= mostChangesHere) {
      const turned = history[direction]()
      return turned.ok ? ok(receiptOf(turned.value)) : turned
    }
    const job = jobs.start(direction, (handle) => runInWorker<Receipt>(context, { kind: direction }, handle))
    const ended = await jobs.finished(job.id)
    return ended.error ? err(ended.error) : ok(ended.result as Receipt)
  })
}
