import type { z } from 'zod'
import { businessCalendarSchema } from '../calendar/business-calendar.ts'

/** When people are let in at a site: what of its calendar tells it. */
export const openingSchema = businessCalendarSchema.pick({ name: true, zone: true, hours: true, daysOff: true })
export type Opening = z.infer<typeof openingSchema>

/** The opening of a site by the calendar it names; null: always open. */
export function openingOf(calendar: Opening | null | undefined): Opening | null {
  if (!calendar) return null
  const { name, zone, hours, daysOff } = calendar
  return { name, zone, hours, daysOff }
}
