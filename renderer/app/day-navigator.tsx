import { Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { useAppInfo } from '../api/app-info.ts'
import { useNow } from '../api/now.ts'
import { formatDay } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { useActions } from '../state/actions.ts'
import { showDay, useDay } from '../state/day.ts'
import { Button } from '../ui/button.tsx'

/** The day the window is on: a step back, a calendar, a step on, and back to today. */
export function DayNavigator() {
  const info = useAppInfo()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const chosen = useDay((state) => state.day)
  const today = info ? dayOf(now, info.officeZone) : null
  const day = chosen ?? today
  const step = (count: number) => day && showDay(addDays(day, count))
  useActions('day', [
    { id: 'day.previous', text: t('app.previousDay'), keys: '[', run: () => step(-1) },
    { id: 'day.next', text: t('app.nextDay'), keys: ']', run: () => step(1) },
    { id: 'day.today', text: t('app.goToToday'), run: () => today && showDay(today) },
  ])
  if (!day) return <div className="day-nav" />
  return (
    <div className="day-nav" role="group" aria-label={t('app.day')}>
      <Button kind="ghost" icon="i-left" aria-label={t('app.previousDay')} onClick={() => step(-1)} />
      <Popover opened={open} onChange={setOpen} position="bottom" shadow="md" trapFocus>
        <Popover.Target>
          <button type="button" className="day num" aria-haspopup="dialog" onClick={() => setOpen(!open)}>
            {formatDay(day)}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            size="xs"
            value={day}
            defaultDate={day}
            onChange={(next) => {
              if (next) showDay(next)
              setOpen(false)
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <Button kind="ghost" icon="i-right" aria-label={t('app.nextDay')} onClick={() => step(1)} />
      <Button size="small" disabled={day === today} onClick={() => today && showDay(today)}>
        {t('app.today')}
      </Button>
    </div>
  )
}
