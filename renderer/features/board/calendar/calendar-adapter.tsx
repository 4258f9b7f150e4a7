import FullCalendar from '@fullcalendar/react'
import dayGridPlugin from '@fullcalendar/react/daygrid'
import interactionPlugin, { Draggable } from '@fullcalendar/react/interaction'
import listPlugin from '@fullcalendar/react/list'
import classicTheme from '@fullcalendar/react/themes/classic'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import './calendar.css'
import type { ReactNode } from 'react'

/** A span on the calendar, without knowledge of what it stands for. */
export interface CalendarEntry {
  readonly id: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly movable: boolean
  readonly classes: string
}

/** What the calendar can look like; `grid` shows hours, `list` rows. */
export type CalendarLayout = 'month' | 'weekGrid' | 'weekDays' | 'dayGrid' | 'dayList' | 'weekList'

interface CalendarAdapterProps {
  readonly layout: CalendarLayout
  /** Day the view is on, `YYYY-MM-DD`. */
  readonly day: string
  readonly zone: string
  readonly language: string
  readonly now: number
  readonly entries: readonly CalendarEntry[]
  readonly moreText: (count: number) => string
  readonly emptyText: string
  readonly drawEntry: (id: string) => ReactNode
  /** Beside the number of a day in the month. */
  readonly drawDay: (day: string) => ReactNode
  readonly onOpen: (id: string) => void
  readonly onDay: (day: string) => void
  /** An entry was dropped at another start; the calendar has put it back, its place comes with new entries. */
  readonly onMove: (id: string, startsAt: number) => void
  /** Something dragged from outside was dropped at an instant, or, where the view has no hours, on a day. */
  readonly onDrop: (dragged: HTMLElement, at: { readonly startsAt: number | null; readonly day: string }) => void
}

/** Something outside of the calendar that can be dragged into it. */
export interface OutsideItem {
  readonly title: string
  readonly durationMinutes: number
}

/** Lets items of a list be dragged into a calendar; returns what ends that. `itemOf` says what an element stands for. */
export function dragIntoCalendar(
  list: HTMLElement,
  itemSelector: string,
  itemOf: (element: HTMLElement) => OutsideItem | null,
): () => void {
  const draggable = new Draggable(list, {
    itemSelector,
    minDistance: 4,
    appendTo: document.body,
    eventData: (element) => {
      const item = itemOf(element)
      // The calendar shows it where it would be; the entry itself comes with new entries.
      return item && { title: item.title, duration: { minutes: item.durationMinutes }, create: false }
    },
  })
  return () => draggable.destroy()
}

const viewOf: Readonly<Record<CalendarLayout, string>> = {
  month: 'dayGridMonth',
  weekGrid: 'timeGridWeek',
  weekDays: 'dayGridWeek',
  dayGrid: 'timeGridDay',
  dayList: 'listDay',
  weekList: 'listWeek',
}

/** The only file that knows FullCalendar. The calendar is built anew when view or day change: it has no memory of its own. */
export function CalendarAdapter(props: CalendarAdapterProps) {
  const { layout, day, zone, language, now, entries } = props
  return (
    <div className={`calendar ${layout}`}>
      <FullCalendar
        key={`${layout} ${day} ${zone} ${language}`}
        plugins={[dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, classicTheme]}
        initialView={viewOf[layout]}
        initialDate={day}
        timeZone={zone}
        locale={language === 'en' ? 'en-gb' : language}
        firstDay={1}
        now={() => new Date(now)}
        nowIndicator
        height="100%"
        expandRows
        headerToolbar={false}
        allDaySlot={false}
        slotMinTime="06:00"
        slotMaxTime="20:00"
        snapDuration="00:05"
        dayMaxEvents={layout === 'month' ? true : false}
        moreLinkText={(count) => props.moreText(count)}
        noEventsContent={props.emptyText}
        events={entries.map(({ id, title, start, end, movable }) => ({
          id,
          title,
          start: new Date(start),
          end: new Date(end),
          editable: movable,
        }))}
        fixedWeekCount={false}
        dayCellClass={(info) => `day-cell${info.isToday ? ' today' : ''}${dayText(info.date) === day ? ' shown' : ''}`}
        dayHeaderClass="day-head"
        eventDisplay="block"
        eventDurationEditable={false}
        eventOrder="start,title"
        eventClass={(info) => entries.find((entry) => entry.id === info.event.id)?.classes ?? ''}
        eventContent={(info) => props.drawEntry(info.event.id)}
        dayCellTopContent={(info) => (
          <>
            <b className="day-number">{info.dayNumberText}</b>
            {props.drawDay(dayText(info.date))}
          </>
        )}
        eventClick={(info) => props.onOpen(info.event.id)}
        dateClick={(info) => props.onDay(info.dateStr.slice(0, 10))}
        droppable
        drop={(info) => {
          const startsAt = info.allDay ? null : info.date.getTime()
          props.onDrop(info.draggedEl, { startsAt, day: info.dateStr.slice(0, 10) })
        }}
        eventDrop={(info) => {
          const { id, start } = info.event
          info.revert()
          if (start) props.onMove(id, start.getTime())
        }}
      />
    </div>
  )
}

/** FullCalendar's cell dates are markers: their UTC fields are the wall clock's. */
function dayText(marker: Date): string {
  return marker.toISOString().slice(0, 10)
}
