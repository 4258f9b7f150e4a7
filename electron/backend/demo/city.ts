import { territoryColours } from '#shared/domain/territory/territory.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { answerChecklists } from './answers.ts'
import { keepBooks } from './books.ts'
import { demoPartCosts, demoPolicies, demoWorks } from './catalogue.ts'
import { createDraft } from './draft.ts'
import type { DemoDraft, DemoRow } from './draft.ts'
import { lakeRing, layOutDistricts, ribbonOf, ringOf, riverRing } from './geography.ts'
import type { District, Place } from './geography.ts'
import { createNameMaker } from './names.ts'
import { sitesByKind } from './packing.ts'
import { livePast } from './past.ts'
import { hireTechnicians } from './people.ts'
import { settleCustomers } from './places.ts'
import { livePresent } from './present.ts'
import { promiseServiceLevels } from './service-levels.ts'
import { arrangeTeams } from './teams.ts'
import { fillQueues } from './waiting.ts'

/** What the demo city is made from; the same values give the same rows, ids included. */
export interface DemoPlan {
  /** The working day on the board. */
  readonly today: Day
  /** IANA zone of the office. */
  readonly zone: string
  /** Up to where that day has been lived, UTC ms. */
  readonly now: number
  readonly seed?: number
}

const defaultSeed = 20_110_906

/** Builds the demo city Tarnmouth: places, people, eight weeks of past, a day under way and what waits. */
export function buildDemoCity({ today, zone, now, seed = defaultSeed }: DemoPlan): DemoRow[] {
  const random = seededRandom(seed)
  const names = createNameMaker(random)
  const draft = createDraft(random, today, zone, now)
  const skillIds = addSkills(draft)
  const policies = addPolicies(draft)
  const works = addWorkTypes(draft, skillIds, policies)
  const districts = layOutDistricts(names, random)
  const districtIds = addTerritories(draft, districts)
  const technicians = hireTechnicians(draft, names, districts, districtIds, skillIds)
  const sites = settleCustomers(draft, names, districts, districtIds)
  const places = sitesByKind(sites)
  const ids = { works, districts: districtIds, policies }
  livePast(draft, ids, technicians, sites, places)
  livePresent(draft, ids, technicians, places)
  fillQueues(draft, ids, sites)
  keepBooks(draft)
  promiseServiceLevels(draft)
  answerChecklists(draft)
  arrangeTeams(draft, technicians, districtIds)
  draft.rows.push(
    { entity: 'settings', row: { id: settingNames.organisationName, value: 'Tarnmouth Building Services' } as never },
    { entity: 'settings', row: { id: settingNames.officeZone, value: zone } as never },
    { entity: 'settings', row: { id: settingNames.rehearsalAt, value: now } as never },
  )
  return draft.rows
}

function addSkills(draft: DemoDraft): Map<string, string> {
  const names = new Set(demoWorks.map((work) => work.skill).concat('Building controls'))
  return new Map([...names].map((name) => [name, draft.add('skills', { name, levels: skillLevels })]))
}

/** What a level means is the same in every trade of the office. */
const skillLevels = [
  'Helps somebody else',
  'Does the usual alone',
  'Does everything alone',
  'Is asked when others are stuck',
  'Teaches and signs off',
]

const workKinds = { Repair: 'repair', Service: 'preventive', Inspection: 'inspection' } as const

function priced(part: string): { unitCostCents?: number } {
  const unitCostCents = demoPartCosts[part]
  return unitCostCents === undefined ? {} : { unitCostCents }
}

function addPolicies(draft: DemoDraft): Map<string, string> {
  return new Map(
    Object.entries(demoPolicies).map(([name, promise]) => [name, draft.add('slaPolicies', { name, ...promise })]),
  )
}

function addWorkTypes(
  draft: DemoDraft,
  skillIds: ReadonlyMap<string, string>,
  policies: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    demoWorks.map((work, index) => [
      work.name,
      draft.add('workTypes', {
        externalId: `DEMO-W${index + 1}`,
        name: work.name,
        category: work.category,
        fieldWork: true,
        skillId: skillIds.get(work.skill)!,
        skillLevel: work.level,
        certificateName: work.certificate,
        durationMinutes: work.minutes,
        priority: work.priority,
        slaPolicyId: policies.get(work.policy)!,
        checklist: [...work.checklist],
        parts: work.parts.map((need) => ({ ...need, ...(need.kind === 'part' ? priced(need.name) : {}) })),
        kind: workKinds[work.category],
        safetyNotes: work.safety,
        requires: [...(work.requires ?? [])],
      }),
    ]),
  )
}

const attribution = 'Tarnmouth, an invented city'

function addTerritories(draft: DemoDraft, districts: readonly District[]): string[] {
  const ids = districts.map(({ name, code, outline }, index) =>
    draft.add('territories', {
      externalId: `DEMO-${code}`,
      name,
      code,
      boundary: [[ringOf(outline)]],
      colour: (index % territoryColours) + 1,
    }),
  )
  draft.add('mapLayers', {
    name: 'Water',
    attribution,
    shapes: [
      { name: 'Lake Tarn', polygons: [[lakeRing()]] },
      { name: 'River Wend', polygons: [[riverRing()]] },
    ],
  })
  const streets = districts.flatMap((district) => district.streets)
  const shapeOf = (name: string, line: readonly Place[], halfWidthKm: number) => ({
    name,
    polygons: [[ribbonOf(line, () => halfWidthKm)]],
  })
  draft.add('mapLayers', {
    name: 'Streets',
    attribution,
    shapes: streets.map((street) => shapeOf(street.name, [street.from, street.to], street.main ? 0.014 : 0.006)),
  })
  return ids
}
