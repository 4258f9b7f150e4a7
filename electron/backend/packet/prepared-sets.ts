import type { PacketSet } from '#shared/domain/print/packet.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'
import type { BackendContext } from '../context.ts'

interface Prepared {
  readonly spec: PacketSpec
  readonly set: PacketSet
}

/** Sets that running print jobs froze, by job id, for each backend of this process. */
const preparedOf = new WeakMap<BackendContext, Map<string, Prepared>>()

/** The frozen sets of one backend: a job puts its set in before it prints and takes it out when it has ended. */
export function preparedSets(context: BackendContext): Map<string, Prepared> {
  let sets = preparedOf.get(context)
  if (!sets) preparedOf.set(context, (sets = new Map()))
  return sets
}
