import { DatesProvider } from '@mantine/dates'
import type { DayOfWeek } from '@mantine/dates'
import type { ReactNode } from 'react'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useQueryOf } from '../api/use-query-of.ts'

/** Gives every calendar to pick from the office's first day of the week. */
export function CalendarSettings({ children }: { readonly children: ReactNode }) {
  const chosen = useQueryOf(settingsAll, {}).data?.values[settingNames.firstWeekday]
  // ISO counts Sunday as 7, the calendar as 0.
  const firstDayOfWeek = (typeof chosen === 'number' ? chosen % 7 : 1) as DayOfWeek
  return <DatesProvider settings={{ firstDayOfWeek }}>{children}</DatesProvider>
}
