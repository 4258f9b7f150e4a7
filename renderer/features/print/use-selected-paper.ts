import { useEffect, useRef } from 'react'
import { printSelection } from '#shared/queries/packet.ts'
import type { CallError } from '../../api/use-query-of.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { showDay } from '../../state/day.ts'
import { usePrintSelection } from '../../state/print-selection.ts'
import type { SelectedPaper } from './selection-picker.tsx'

/** The selection the screen was opened for. */
export interface Selected {
  /** Whether there is one; otherwise the screen prints the day. */
  readonly active: boolean
  /** Undefined until the backend has looked it up. */
  readonly paper: SelectedPaper | undefined
  readonly error: CallError | null
}

const nothing = { kind: 'visit' as const, ids: [] }

/** Looks the selection up; when the day shown has nothing of it, the screen goes, once, to the first day that has. */
export function useSelectedPaper(day: string): Selected {
  const selection = usePrintSelection()
  const { kind, ids } = selection ?? nothing
  const answer = useQueryOf(
    printSelection,
    { kind, ids: [...ids] },
    { enabled: selection !== null, keepPrevious: false },
  )
  const paper = selection === null ? undefined : answer.data
  const settled = useRef<unknown>(null)
  useEffect(() => {
    if (!paper || settled.current === selection) return
    settled.current = selection
    const [first] = paper.visits
    if (first && paper.visits.every((visit) => visit.day !== day)) showDay(first.day)
  }, [paper, selection, day])
  return { active: selection !== null, paper, error: selection === null ? null : answer.error }
}
