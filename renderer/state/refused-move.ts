import { create } from 'zustand'

/** A change of status that was refused: what was said, kept until the record moves or another is refused. */
interface RefusedMove {
  readonly workOrderId: string | null
  readonly text: string
}

/** The refusal that the inspector explains above the moves that are legal instead. */
export const useRefusedMove = create<RefusedMove>(() => ({ workOrderId: null, text: '' }))

/** Says why a work order, or a visit of it, may not move; null takes it back. */
export function tellRefusedMove(workOrderId: string | null, text = ''): void {
  useRefusedMove.setState({ workOrderId, text })
}
