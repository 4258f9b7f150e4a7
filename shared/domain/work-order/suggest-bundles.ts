import type { Priority } from '../record/priority.ts'
import { dayMs } from '../../kernel/zone.ts'
import type { Point } from '../travel/estimate.ts'
import { estimateTravel, straightLineMeters } from '../travel/estimate.ts'

/** Work that may be done on one trip with other work: an open work order, or a request about to become one. */
export interface BundledWork {
  readonly id: string
  readonly siteId: string | null
  readonly point: Point | null
  readonly openedAt: number
  /** The deadline that comes first; null where none runs. */
  readonly dueAt: number | null
  readonly durationMinutes: number
  readonly skillId: string | null
  readonly priority: Priority
}

/** When work is near enough to be worth one trip. */
export interface BundleRules {
  /** Straight line from the first place to any other. */
  readonly radiusMeters: number
  /** Days between the deadlines (the openings, where there are none) of the first and any other. */
  readonly days: number
  /** Work on one trip, all members together. */
  readonly mostMinutes: number
  readonly mostMembers: number
}

/** Rules of every office: within ten minutes on foot, due within three days, half a day's work. */
export const bundleRules: BundleRules = { radiusMeters: 400, days: 3, mostMinutes: 240, mostMembers: 8 }

/** Work that is best done on one trip, and why. */
export interface SuggestedBundle {
  /** `site`: all at one site; `near`: within the radius of the first. */
  readonly reason: 'site' | 'near'
  /** Members, the most urgent first. */
  readonly ids: readonly string[]
  /** Longest straight line between the first and another; 0 at one site. */
  readonly meters: number
  /** Days between the first deadline and the last. */
  readonly daysApart: number
  readonly durationMinutes: number
  /** Driving that one trip saves against one for each, by the shortest way from `homes`; null where that is not known. */
  readonly savedMinutes: number | null
}

/**
 * Suggests what to do on one trip: first all work at one site, then work near each other, the most urgent first. Work
 * joins at most one suggestion. An emergency waits for nobody, so it only joins at its own site; skills must be ones that
 * somebody has together (`canDo`). The order of the input does not matter.
 */
export function suggestBundles(
  works: readonly BundledWork[],
  canDo: (skillIds: readonly string[]) => boolean,
  homes: readonly Point[] = [],
  rules: BundleRules = bundleRules,
): SuggestedBundle[] {
  const sorted = works.toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1))
  const taken = new Set<string>()
  const suggestions: SuggestedBundle[] = []
  const collect = (reason: SuggestedBundle['reason'], first: BundledWork, others: readonly BundledWork[]) => {
    if (taken.has(first.id)) return
    const members = [first]
    let minutes = first.durationMinutes
    for (const other of others) {
      if (members.length >= rules.mostMembers || taken.has(other.id) || other.id === first.id) continue
      if (minutes + other.durationMinutes > rules.mostMinutes) continue
      if (Math.abs(timeOf(other) - timeOf(first)) > rules.days * dayMs) continue
      if (!canDo(skillsOf([...members, other]))) continue
      members.push(other)
      minutes += other.durationMinutes
    }
    if (members.length < 2) return
    for (const { id } of members) taken.add(id)
    suggestions.push(describe(reason, members, minutes, homes))
  }
  const bySite = groupedBy(sorted, ({ siteId }) => siteId)
  for (const first of sorted) if (first.siteId !== null) collect('site', first, bySite.get(first.siteId)!)
  const calm = sorted.filter((work) => work.point !== null && work.priority !== 'emergency')
  const around = gridOf(calm, rules.radiusMeters)
  for (const first of calm) {
    if (taken.has(first.id)) continue
    const near = around(first.point!)
      .filter(({ id, point }) => id !== first.id && straightLineMeters(first.point!, point!) <= rules.radiusMeters)
      .map((work) => ({ work, meters: straightLineMeters(first.point!, work.point!) }))
      .toSorted((a, b) => a.meters - b.meters || timeOf(a.work) - timeOf(b.work) || (a.work.id < b.work.id ? -1 : 1))
    const others = near.map(({ work }) => work)
    collect('near', first, others)
  }
  return suggestions
}

const timeOf = (work: BundledWork) => work.dueAt ?? work.openedAt

function skillsOf(works: readonly BundledWork[]): string[] {
  return [...new Set(works.flatMap(({ skillId }) => skillId ?? []))]
}

function groupedBy(works: readonly BundledWork[], keyOf: (work: BundledWork) => string | null) {
  const groups = new Map<string, BundledWork[]>()
  for (const work of works) {
    const key = keyOf(work)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(work)
    else groups.set(key, [work])
  }
  return groups
}

const metersPerDegree = 111_320

/** A grid whose cells are at least a radius wide everywhere, so that neighbours lie in the nine around a place. */
function gridOf(works: readonly BundledWork[], radiusMeters: number) {
  const high = Math.max(radiusMeters, 1) / metersPerDegree
  // Degrees of longitude are shortest nearest to the pole.
  const north = Math.max(0, ...works.map(({ point }) => Math.abs(point!.latitude)))
  const wide = high / Math.cos((Math.min(89, north + 0.1) * Math.PI) / 180)
  const cells = new Map<string, BundledWork[]>()
  const placeOf = ({ latitude, longitude }: Point) =>
    [Math.floor(latitude / high), Math.floor(longitude / wide)] as const
  for (const work of works) {
    const key = placeOf(work.point!).join(' ')
    const cell = cells.get(key)
    if (cell) cell.push(work)
    else cells.set(key, [work])
  }
  const steps = [-1, 0, 1]
  return (point: Point): readonly BundledWork[] => {
    const [row, column] = placeOf(point)
    return steps.flatMap((down) => steps.flatMap((across) => cells.get(`${row + down} ${column + across}`) ?? []))
  }
}

function describe(
  reason: SuggestedBundle['reason'],
  members: readonly BundledWork[],
  durationMinutes: number,
  homes: readonly Point[],
): SuggestedBundle {
  const times = members.map(timeOf)
  const start = members[0]!.point
  const meters = start ? Math.max(...members.map(({ point }) => (point ? straightLineMeters(start, point) : 0))) : 0
  return {
    reason,
    ids: members.map(({ id }) => id),
    meters: reason === 'site' ? 0 : Math.round(meters),
    daysApart: (Math.max(...times) - Math.min(...times)) / dayMs,
    durationMinutes,
    savedMinutes: minutesSaved(
      members.map(({ point }) => point),
      homes,
    ),
  }
}

/**
 * Minutes of driving of one trip to each place, less those of one trip to all in the order given, by the shortest way
 * from `homes`; null where a place or every home is not known.
 */
export function minutesSaved(points: readonly (Point | null)[], homes: readonly Point[]): number | null {
  const places = points.flatMap((point) => point ?? [])
  if (homes.length === 0 || places.length === 0 || places.length < points.length) return null
  const drive = (from: Point, to: Point) => estimateTravel(from, to).minutes
  const apart = places.reduce((sum, place) => sum + 2 * Math.min(...homes.map((home) => drive(home, place))), 0)
  const first = places[0]!
  const last = places.at(-1)!
  const between = places.slice(1).reduce((sum, place, at) => sum + drive(places[at]!, place), 0)
  const together = Math.min(...homes.map((home) => drive(home, first) + between + drive(last, home)))
  return Math.max(0, apart - together)
}
