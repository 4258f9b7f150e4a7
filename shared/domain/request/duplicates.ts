import { z } from 'zod'
import { dayMs, hourMs } from '../../kernel/zone.ts'
import type { Point } from '../travel/estimate.ts'
import { straightLineMeters } from '../travel/estimate.ts'
import type { ComparedText, WordWeight } from './text-likeness.ts'
import { textLikeness } from './text-likeness.ts'

/** Setting `duplicates`: when the office wants to be told that two requests may be one. */
export const duplicateSettingsSchema = z.object({
  /** Reports more days apart than this are never offered. */
  days: z.number().min(1).max(90),
  /** Reports up to this far apart may be of one place. */
  radiusMeters: z.number().min(0).max(2_000),
  /** Least score that is offered, 0 to 1. */
  threshold: z.number().min(0.05).max(0.95),
})
export type DuplicateSettings = z.infer<typeof duplicateSettingsSchema>

/** Settings until the office sets its own; measured in `docs/benchmarks.md`. */
export const defaultDuplicateSettings: DuplicateSettings = { days: 14, radiusMeters: 30, threshold: 0.7 }

/** The settings a stored value says; what it leaves out, or says wrongly, keeps the default. */
export function duplicateSettingsOf(setting: unknown): DuplicateSettings {
  const read = duplicateSettingsSchema.partial().safeParse(setting)
  const given = read.success ? Object.entries(read.data).filter(([, value]) => value !== undefined) : []
  return { ...defaultDuplicateSettings, ...Object.fromEntries(given) }
}

/** What is compared of a request, or of a work order nobody requested. What was written when it was closed is not. */
export interface ComparedReport {
  readonly id: string
  readonly openedAt: number
  /** When it was over; null while it is open. Of an open one, it does not matter how long ago it was opened. */
  readonly endedAt: number | null
  /** Title and description. */
  readonly text: ComparedText
  readonly assetId: string | null
  readonly siteId: string | null
  /** Address in lower case with single spaces; null where there is none. */
  readonly address: string | null
  readonly point: Point | null
  readonly workTypeId: string | null
  /** Category of the work type. */
  readonly trade: string | null
  readonly customerId: string | null
  /** Telephone number or e-mail address of who called, in one spelling each. */
  readonly callers: readonly string[]
  readonly source: string
}

/** How two reports meet in space, best first: one asset, site or address; near; one caller or customer; not known. */
export const meetingPlaces = ['asset', 'site', 'address', 'near', 'caller', 'customer', 'unknown', 'apart'] as const
export type MeetingPlace = (typeof meetingPlaces)[number]

/** How alike two works are: the same work type; one trade; nobody said of at least one; different trades. */
export const workMatches = ['type', 'trade', 'unknown', 'different'] as const
export type WorkMatch = (typeof workMatches)[number]

/** What speaks for two reports being one, each part from 0 to 1. */
export interface DuplicateJudgement {
  /** where × what × when, less where the earlier was over and within a series; 0 to 1. */
  readonly score: number
  readonly place: MeetingPlace
  /** Straight line between the two; null where one of them is not placed. */
  readonly meters: number | null
  readonly work: WorkMatch
  /** Likeness of the words. */
  readonly words: number
  readonly daysApart: number
  /** Whether the earlier was over when the later came: then somebody has to go again, rather than that it is the same. */
  readonly wasOver: boolean
  /** How many reports were entered in one go with these two; 0 when they were not. */
  readonly series: number
}

const placeScore: Readonly<Record<MeetingPlace, number>> = {
  asset: 1,
  site: 1,
  address: 0.97,
  near: 0.9,
  caller: 0.8,
  customer: 0.55,
  unknown: 0.5,
  apart: 0,
}
const workScore: Readonly<Record<WorkMatch, number>> = { type: 1, trade: 0.6, unknown: 0.7, different: 0.2 }
/** Share of the words in what is alike; the rest is the kind of work. */
const wordShare = 0.4
/** Work on one asset is at least this alike, whatever the words: what is broken there is reported in many ways. */
const leastOnAsset = 0.85
/** What is left of the score at the last day of the window. */
const lateScore = 0.6
/** What is left of the score when the earlier was over before the later came. */
const wasOverScore = 0.6
/** Entered in one go: so many alike at one place, each at most so long after the one before. */
const seriesSize = 4
const seriesGapMs = hourMs
/** What is left of the score within a series. */
const seriesScore = 0.5

/**
 * Judges two reports: score = where × what × when.
 * - where: 1 on one asset or site, a little less at one address or nearby, less for one caller or customer alone, 0 apart;
 * - what: the kind of work (60 %) and the words (40 %); on one asset the words matter less;
 * - when: falls to 0.6 over the window; beyond it nothing is offered, unless the earlier is still open;
 * then less where the earlier was over before the later came, and less within a series. The weights were chosen on the
 * first week of a city's reports and measured on the second: `docs/decisions/0010-finding-duplicates.md`.
 * `series` comes from `seriesAmong`. Symmetric: the order of the two does not matter.
 */
export function judgeDuplicate(
  a: ComparedReport,
  b: ComparedReport,
  settings: DuplicateSettings,
  weight: WordWeight,
  series = 0,
): DuplicateJudgement {
  const daysApart = Math.abs(a.openedAt - b.openedAt) / dayMs
  const meters = a.point && b.point ? straightLineMeters(a.point, b.point) : null
  const place = meetingPlaceOf(a, b, meters, settings)
  const work = workMatchOf(a, b)
  const words = textLikeness(a.text, b.text, weight)
  const where = placeScore[place] * (place === 'near' ? 1 - (0.5 * meters!) / Math.max(settings.radiusMeters, 1) : 1)
  const alike = (1 - wordShare) * workScore[work] + wordShare * words
  const what = place === 'asset' && work !== 'different' ? Math.max(alike, leastOnAsset) : alike
  const [earlier, later] = a.openedAt <= b.openedAt ? [a, b] : [b, a]
  const wasOver = earlier.endedAt !== null && earlier.endedAt <= later.openedAt
  const share = Math.min(1, daysApart / settings.days)
  const when = wasOver && daysApart > settings.days ? 0 : 1 - (1 - lateScore) * share
  const score = where * what * when * (wasOver ? wasOverScore : 1) * (series > 0 ? seriesScore : 1)
  return { score, place, meters, work, words, daysApart, wasOver, series }
}

/** Likeliest first; of equals the nearer in time, then the same order always. */
export function byLikelihood<T extends { readonly id: string; readonly judgement: DuplicateJudgement }>(
  a: T,
  b: T,
): number {
  return (
    b.judgement.score - a.judgement.score ||
    a.judgement.daysApart - b.judgement.daysApart ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

function meetingPlaceOf(
  a: ComparedReport,
  b: ComparedReport,
  meters: number | null,
  { radiusMeters }: DuplicateSettings,
): MeetingPlace {
  if (a.assetId !== null && a.assetId === b.assetId) return 'asset'
  const twoAssets = a.assetId !== null && b.assetId !== null
  if (!twoAssets && a.siteId !== null && a.siteId === b.siteId) return 'site'
  if (!twoAssets && a.address !== null && a.address === b.address) return 'address'
  if (!twoAssets && meters !== null && meters <= radiusMeters) return 'near'
  if (a.callers.some((caller) => b.callers.includes(caller))) return 'caller'
  if (a.customerId !== null && a.customerId === b.customerId) return 'customer'
  const unplaced = (one: ComparedReport) => one.point === null && one.assetId === null
  return unplaced(a) && unplaced(b) ? 'unknown' : 'apart'
}

function workMatchOf(a: ComparedReport, b: ComparedReport): WorkMatch {
  if (a.workTypeId === null || b.workTypeId === null) return 'unknown'
  if (a.workTypeId === b.workTypeId) return 'type'
  return a.trade !== null && a.trade === b.trade ? 'trade' : 'different'
}

/** How many reports were entered in one go with a pair; 0 when the two were not. */
export type SeriesOf = (a: ComparedReport, b: ComparedReport) => number

/**
 * Finds what was entered in one go: the same words, kind of work, channel and caller at one place, at least four in a row
 * with no more than an hour between them. That is somebody writing down a series (a house with ten flats, a street of
 * potholes), not ten people reporting one thing: those differ in words, channel or caller. Once a place has such a
 * series, a stray one of it belongs to it too.
 */
export function seriesAmong(reports: readonly ComparedReport[]): SeriesOf {
  const groups = new Map<string, ComparedReport[]>()
  for (const report of reports) {
    const key = seriesKey(report)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(report)
    else groups.set(key, [report])
  }
  const sizes = new Map<string, number>()
  for (const [key, group] of groups) {
    const size = longestRun(group.map(({ openedAt }) => openedAt).toSorted((a, b) => a - b))
    if (size >= seriesSize) sizes.set(key, size)
  }
  return (a, b) => {
    if (sizes.size === 0) return 0
    const key = seriesKey(a)
    return key !== null && key === seriesKey(b) ? (sizes.get(key) ?? 0) : 0
  }
}

function longestRun(instants: readonly number[]): number {
  let longest = 0
  let run = 0
  instants.forEach((at, index) => {
    run = index > 0 && at - instants[index - 1]! <= seriesGapMs ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

function seriesKey({ assetId, siteId, address, workTypeId, source, callers, text }: ComparedReport): string | null {
  const place = assetId ?? siteId ?? address
  return place === null ? null : [place, workTypeId, source, callers.join(' '), [...text.words].join(' ')].join('|')
}
