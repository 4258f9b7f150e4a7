import { z } from 'zod'

/**
 * What a policy weighs, all in minutes of driving, so that everything can be compared: `times` weigh each minute of
 * something, `percent` scale what priority and lateness cost of themselves, `minutes` are the price of one event.
 */
export interface WeightRange {
  readonly unit: 'times' | 'percent' | 'minutes'
  readonly min: number
  readonly max: number
  readonly step: number
}

const times = (max: number, min = 0): WeightRange => ({ unit: 'times', min, max, step: 1 })
const percent = (max: number, min = 0): WeightRange => ({ unit: 'percent', min, max, step: 10 })
const minutes = (max: number): WeightRange => ({ unit: 'minutes', min: 0, max, step: 5 })

/** Every weight with what it may be, in the order they are shown. */
export const weightRanges = {
  /** A minute of driving. */
  travel: times(10, 1),
  /** A kilometre, on top of its minutes. */
  distance: times(10),
  /** A minute of waiting between two stops. */
  wait: times(10),
  /** A minute beyond the shift. */
  overtime: times(20),
  /** A minute after a promised deadline; urgent work counts several times (`lateFactor`). */
  lateness: percent(1_000),
  /** Leaving work undone; how much is `skipMinutes`. */
  unassigned: percent(1_000, 10),
  /** A minute outside the time the customer wished for. */
  wish: times(10),
  /** Somebody else than those the customer prefers. */
  preferred: minutes(240),
  /** Somebody else than who came last time. */
  lastTechnician: minutes(240),
  /** Each level of skill beyond what is needed. */
  overqualified: minutes(120),
  /** A visit outside the territory of the technician. */
  territory: minutes(240),
  /** How much uneven days cost. */
  balance: percent(200),
  /** A visit on the board that changes its technician or its day. */
  movedTechnician: minutes(480),
  /** A start on the board that moves by more than a quarter of an hour. */
  movedStart: minutes(480),
  /** The same for a start that was published. */
  promisedStart: minutes(480),
} as const satisfies Record<string, WeightRange>

export type WeightName = keyof typeof weightRanges
export const weightNames = Object.keys(weightRanges) as WeightName[]

/** A weight for each name, whole numbers within its range. */
export const policyWeightsSchema = z.object(
  Object.fromEntries(
    weightNames.map((name) => [name, z.int().min(weightRanges[name].min).max(weightRanges[name].max)]),
  ) as Record<WeightName, z.ZodInt>,
)
export type PolicyWeights = z.infer<typeof policyWeightsSchema>
