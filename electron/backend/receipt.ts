import type { Receipt } from '#shared/rpc/envelope.ts'
import type { Commit } from './command-pipeline.ts'

/** What a committed command answers on the wire. */
export function receiptOf(commit: Commit): Receipt {
  const { commandId, seq, value, summary } = commit
  return {
    commandId,
    seq,
    value: (value ?? null) as Receipt['value'],
    summary: { ...summary, values: { ...summary.values } },
  }
}
