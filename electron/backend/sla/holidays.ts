import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { HolidayView } from '#shared/queries/service-levels.ts'

const fromPackages = createRequire(import.meta.url)
let library: typeof Holidays | null = null

/** The holiday rules of the world are several megabytes: they are read when somebody asks for them, not at every start. */
function holidaysOf(...place: string[]): Holidays {
  library ??= fromPackages('date-holidays') as typeof Holidays
  return new library(...(place as [string]))
}

/** Names are English, as all texts of the backend are. */
const language = 'en'

function named(list: Readonly<Record<string, string>> | undefined) {
  return Object.entries(list ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
}

/** Countries with known holidays; the states of a country, and the regions of a state, where one is given. */
export function holidayRegions(country: string | null, state: string | null) {
  const world = holidaysOf()
  return {
    countries: named(world.getCountries(language)),
    states: country === null ? [] : named(world.getStates(country, language)),
    regions: country === null || state === null ? [] : named(world.getRegions(country, state, language)),
  }
}

/**
 * Whole days off of a place over some years, in order. A holiday of several days is one line a day; one that takes only
 * part of a day (an afternoon) is left out, because a calendar counts by whole days off. A place that is not known has none.
 */
export function holidaysBetween(
  place: { readonly country: string; readonly state: string | null; readonly region: string | null },
  fromYear: number,
  toYear: number,
): HolidayView[] {
  const rules = holidaysOf(...[place.country, place.state, place.region].filter((part) => part !== null))
  const zone = rules.getTimezones()?.[0] ?? 'UTC'
  const found = new Map<string, HolidayView>()
  for (let year = fromYear; year <= toYear; year++) {
    for (const holiday of rules.getHolidays(year, language) ?? []) {
      const first = holiday.date.slice(0, 10)
      // The last instant belongs to the last day; a day of 23 hours is a whole one.
      const last = dayOf(holiday.end.getTime() - 1, zone)
      if (holiday.end.getTime() - holiday.start.getTime() < 22 * 3_600_000) continue
      for (let day = first; day <= last; day = addDays(day, 1)) {
        const known = found.get(day)
        const view = { day, name: holiday.name, kind: holiday.type, substitute: holiday.substitute === true }
        if (!known || rank(view.kind) < rank(known.kind)) found.set(day, view)
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Which of two holidays on one day names it: the one that closes more offices. */
function rank(kind: HolidayView['kind']): number {
  return ['public', 'bank', 'optional', 'school', 'observance'].indexOf(kind)
}
