import type { ReasonKind } from '#shared/domain/reason/reason.ts'
import { reasonsAll } from '#shared/queries/cycle.ts'
import { useQueryOf } from './use-query-of.ts'

/** A reason of the office's list, as a picker offers it. */
export interface PickableReason {
  readonly label: string
  /** Whether SLA clocks stand still meanwhile; only holds do. */
  readonly pausesClock: boolean
}

/** The reasons an office offers of a kind, in its order; none until they have been read. */
export function useReasons(kind: ReasonKind): readonly PickableReason[] {
  const lists = useQueryOf(reasonsAll, {}).data?.lists
  return (lists?.find((list) => list.kind === kind)?.reasons ?? []).filter(({ active }) => active)
}
