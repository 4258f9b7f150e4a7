import type { Random } from '#shared/kernel/random.ts'
import { demoWorks } from './catalogue.ts'
import type { DemoWork } from './catalogue.ts'
import { driveMinutes } from './geography.ts'
import type { Place } from './geography.ts'
import { mayDo, workingMinutes } from './people.ts'
import type { DemoTechnician } from './people.ts'
import type { DemoSite } from './places.ts'

/** One visit placed on a technician's day; minutes are wall-clock. */
export interface Placement {
  readonly technician: DemoTechnician
  readonly day: number
  readonly start: number
  readonly end: number
  readonly work: DemoWork
  readonly site: DemoSite
}

/** Sites by the kind of asset installed there. */
export type SitesByKind = ReadonlyMap<string, readonly DemoSite[]>

export function sitesByKind(sites: readonly DemoSite[]): SitesByKind {
  const byKind = new Map<string, DemoSite[]>()
  for (const site of sites) {
    for (const kind of site.assets.keys()) byKind.set(kind, [...(byKind.get(kind) ?? []), site])
  }
  return byKind
}

/** Picks a kind of work by its share of the office's day. */
export function pickWork(random: Random, works: readonly DemoWork[] = demoWorks): DemoWork {
  let rest = random.next() * works.reduce((sum, work) => sum + work.share, 0)
  for (const work of works) {
    rest -= work.share
    if (rest < 0) return work
  }
  return works.at(-1)!
}

/** The nearest of a few sites that have the asset; `taken` keeps one site from being visited twice the same day. */
function nearbySite(random: Random, candidates: readonly DemoSite[], from: Place, taken: Set<string>): DemoSite | null {
  let best: DemoSite | null = null
  for (let i = 0; i < 7; i++) {
    const site = random.pick(candidates)
    if (!site.known || taken.has(site.id)) continue
    if (!best || driveMinutes(from, site.place) < driveMinutes(from, best.place)) best = site
  }
  return best
}

/**
 * Fills one technician's day with up to `wanted` visits that fit skills, certificates, shift and break, with the
 * drive between them. Starts fall on five-minute marks. `taken` holds the sites of that day; `fits` may refuse a start.
 */
export function packDay(
  random: Random,
  technician: DemoTechnician,
  day: number,
  weekday: number,
  wanted: number,
  places: SitesByKind,
  taken: Set<string>,
  fits: (work: DemoWork, startMinute: number) => boolean = () => true,
): Placement[] {
  const hours = workingMinutes(technician, day, weekday)
  const works = demoWorks.filter((work) => mayDo(technician, work, day))
  if (!hours || works.length === 0) return []
  const placements: Placement[] = []
  const [pauseStart, pauseMinutes] = technician.pause
  let free = hours[0]
  let from = technician.home
  for (let tries = 0; placements.length < wanted && tries < wanted + 6; tries++) {
    const work = pickWork(random, works)
    const site = nearbySite(random, places.get(work.asset) ?? [], from, taken)
    if (!site) continue
    const drive = driveMinutes(from, site.place)
    let start = nextMark(free + drive + random.integer(0, 20))
    if (start < pauseStart + pauseMinutes && start + work.minutes > pauseStart) {
      start = nextMark(pauseStart + pauseMinutes + drive)
    }
    // The way home counts too: nobody is planned into overtime.
    if (start + work.minutes + driveMinutes(site.place, technician.home) > hours[1]) continue
    if (!fits(work, start)) continue
    taken.add(site.id)
    placements.push({ technician, day, start, end: start + work.minutes, work, site })
    free = start + work.minutes
    from = site.place
  }
  return placements
}

function nextMark(minute: number): number {
  return Math.ceil(minute / 5) * 5
}
