import { useEffect } from 'react'
import type { BoardHandle } from '../board-handle.ts'
import { useBoardState } from '../board-state.ts'

/** While the calendar is shown, visits of the queue can be dragged into it. */
export function useQueueIntoCalendar(list: React.RefObject<HTMLElement | null>, handle: BoardHandle): void {
  const calendar = useBoardState(({ view }) => view === 'calendar')
  useEffect(() => {
    const element = list.current
    if (!calendar || !element) return
    let end: (() => void) | null = null
    let over = false
    // The calendar's code comes with the calendar: lanes do without it.
    void import('../calendar/calendar-adapter.tsx').then(({ dragIntoCalendar }) => {
      if (over) return
      end = dragIntoCalendar(element, '[data-queued]', (row) => {
        const detail = handle.queued.get(row.dataset['queued'] ?? '')
        return detail
          ? { title: `${detail.workOrderNumber} ${detail.title}`, durationMinutes: detail.visit.durationMinutes }
          : null
      })
    })
    return () => {
      over = true
      end?.()
    }
  }, [calendar, list, handle])
}
