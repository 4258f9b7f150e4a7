import type Database from 'better-sqlite3'
import { comparedRequests } from '#electron/backend/duplicates/compared-rows.ts'
import { findDuplicates } from '#electron/backend/duplicates/find-duplicates.ts'
import { defaultDuplicateSettings } from '#shared/domain/request/duplicates.ts'
import { dayMs, instantOf } from '#shared/kernel/zone.ts'
import { importOk, sharedData } from '#tests/doubles/import-files.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { atLeast, atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { readCityMarks } from './duplicate-truth/city-marks.ts'
import type { CityCase } from './duplicate-truth/city-marks.ts'
import { agreementOf } from './duplicate-truth/judge-suggestions.ts'
import type { Suggestion } from './duplicate-truth/judge-suggestions.ts'

export const suite = 'duplicates'

const zone = 'America/New_York'
const midnight = (day: string) => instantOf(day, 0, zone)
/** The method was chosen on the first week; what is reported comes from the second. */
const chosenOn = [midnight('2011-09-01'), midnight('2011-09-08')] as const
const reportedOn = [midnight('2011-09-08'), midnight('2011-09-15')] as const

const curve = [0.5, 0.6, 0.7, 0.8, 0.9]
const recallTarget = 0.6
const f1Target = 0.35
const msTarget = 10

/** Duplicates found in two weeks of a city's requests, against those the city marked in its closing notes. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const file = sharedData('boston-311', 'boston311_2011-09-01_14.csv')
  if (!file) {
    say('the Boston file is not here: nothing is measured')
    return []
  }
  say('importing two weeks of Boston')
  await using desk = openTestBackend()
  await importOk(desk, { file: { path: file }, mapping: 'boston-311' })
  const { db } = desk.backend.context.store
  const cases = casesOf(db)
  const marks = readCityMarks(cases)
  say(`looking for duplicates of ${cases.length.toLocaleString('en')} requests`)
  const { suggestions, milliseconds } = suggestAll(db, cases)
  const { threshold } = defaultDuplicateSettings
  const judge = (at: number, span: readonly [number, number], of = suggestions) =>
    agreementOf(of, cases, marks, at, span)
  const shipped = judge(threshold, reportedOn)
  const chosen = judge(threshold, chosenOn)
  const plain = judge(0, reportedOn, plainSuggestions(cases))
  return [
    told('threshold', threshold, 'score'),
    told('precision', shipped.precision, 'share'),
    atLeast('recall', shipped.recall, 'share', recallTarget),
    atLeast('F1', shipped.f1, 'share', f1Target),
    told('n, suggestions', shipped.suggestions, 'pairs'),
    told('n, right', shipped.right, 'pairs'),
    told('n, marked by the city', shipped.marked, 'requests'),
    told('n, found of them', shipped.found, 'requests'),
    told('n, wrong but closed together by the city', shipped.together, 'pairs'),
    told('precision if those were marked', shipped.precisionWithTogether, 'share'),
    ...curve.flatMap((at) => {
      const { precision, recall, f1, suggestions: n } = judge(at, reportedOn)
      return [
        told(`at ${at}: precision`, precision, 'share'),
        told(`at ${at}: recall`, recall, 'share'),
        told(`at ${at}: F1`, f1, 'share'),
        told(`at ${at}: n, suggestions`, n, 'pairs'),
      ]
    }),
    told('week it was chosen on: precision', chosen.precision, 'share'),
    told('week it was chosen on: recall', chosen.recall, 'share'),
    told('week it was chosen on: F1', chosen.f1, 'share'),
    told('same address and type alone: precision', plain.precision, 'share'),
    told('same address and type alone: recall', plain.recall, 'share'),
    told('same address and type alone: F1', plain.f1, 'share'),
    told('time for one request, median', percentile(milliseconds, 0.5), 'ms'),
    atMost('time for one request, 95th percentile', percentile(milliseconds, 0.95), 'ms', msTarget),
  ]
}

interface StoredCase extends CityCase {
  readonly id: string
  readonly address: string | null
  readonly workTypeId: string | null
}

function casesOf(db: Database.Database): StoredCase[] {
  const sql = `SELECT q.id, q.external_id AS key, q.opened_at AS openedAt, q.closed_at AS closedAt,
      coalesce(q.closing_note, '') AS closingNote, nullif(s.address, '') AS address, q.work_type_id AS workTypeId
    FROM requests q LEFT JOIN sites s ON s.id = q.site_id ORDER BY q.opened_at, q.external_id`
  return db.prepare(sql).all() as StoredCase[]
}

/** What would have been offered as each case came in: its likeliest earlier one, by the program's own search. */
function suggestAll(db: Database.Database, cases: readonly StoredCase[]) {
  const place = new Map(cases.map((one, at) => [one.id, at]))
  const suggestions: Suggestion[] = []
  const milliseconds: number[] = []
  cases.forEach(({ id, key, openedAt }, at) => {
    const started = performance.now()
    const [report] = comparedRequests(db, [id])
    const found = findDuplicates(db, report!, defaultDuplicateSettings, { phone: null, email: null })
    milliseconds.push(performance.now() - started)
    const best = found.find((one) => place.get(one.id)! < at)
    if (!best) return
    suggestions.push({ key, openedAt, otherKey: cases[place.get(best.id)!]!.key, score: best.judgement.score })
  })
  return { suggestions, milliseconds }
}

/** What the simplest rule would offer: the last earlier case of the same type at the same address within the window. */
function plainSuggestions(cases: readonly StoredCase[]): Suggestion[] {
  const last = new Map<string, StoredCase>()
  return cases.flatMap((one) => {
    if (one.address === null) return []
    const place = `${one.address}|${one.workTypeId}`
    const other = last.get(place)
    last.set(place, one)
    if (!other || one.openedAt - other.openedAt > defaultDuplicateSettings.days * dayMs) return []
    return { key: one.key, openedAt: one.openedAt, otherKey: other.key, score: 1 }
  })
}
