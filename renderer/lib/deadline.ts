import { formatDate, formatMinutes, formatTime } from './format.ts'
import { t } from './messages.ts'
import { dayOf, minuteMs } from '#shared/kernel/zone.ts'

/** `Today 16:43`, `6 Sep 13:50`, with the year when it is another. */
export function dayAndTime(at: number, now: number, zone: string): string {
  const day = dayOf(at, zone)
  const today = dayOf(now, zone)
  const date = day === today ? t('list.today') : formatDate(at, zone, day.slice(0, 4) !== today.slice(0, 4))
  return `${date} ${formatTime(at, zone)}`
}

/** Age of something: `3 d 4 h`, `45 min`. */
export function ageText(since: number, now: number): string {
  const minutes = Math.max(0, (now - since) / minuteMs)
  const days = Math.floor(minutes / 1_440)
  return days < 7 ? formatMinutes(minutes) : t('list.days', { days })
}
