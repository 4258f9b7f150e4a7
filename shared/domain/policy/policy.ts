import { z } from 'zod'
import { policyWeightsSchema } from './policy-weights.ts'
import type { PolicyWeights } from './policy-weights.ts'

/** Policies every office has; each may be changed and set back. */
export const builtInPolicies = ['balanced', 'customerFirst', 'leastTravel', 'emergency'] as const
export type BuiltInPolicy = (typeof builtInPolicies)[number]

const balanced: PolicyWeights = {
  travel: 1,
  distance: 0,
  wait: 0,
  overtime: 2,
  lateness: 100,
  unassigned: 100,
  wish: 1,
  preferred: 20,
  lastTechnician: 10,
  overqualified: 3,
  territory: 15,
  balance: 10,
  movedTechnician: 30,
  movedStart: 5,
  promisedStart: 30,
}

/** The weights each of them has until somebody changes them. */
export const builtInWeights: Readonly<Record<BuiltInPolicy, PolicyWeights>> = {
  balanced,
  customerFirst: {
    ...balanced,
    lateness: 300,
    wish: 3,
    preferred: 60,
    lastTechnician: 40,
    territory: 5,
    movedTechnician: 60,
    movedStart: 15,
    promisedStart: 120,
  },
  leastTravel: {
    ...balanced,
    travel: 3,
    distance: 1,
    preferred: 5,
    lastTechnician: 0,
    overqualified: 0,
    balance: 0,
    movedTechnician: 10,
  },
  emergency: {
    ...balanced,
    overtime: 1,
    lateness: 500,
    unassigned: 300,
    preferred: 0,
    lastTechnician: 0,
    overqualified: 0,
    territory: 0,
    balance: 0,
    movedTechnician: 10,
    movedStart: 0,
    promisedStart: 15,
  },
}

/** A named set of weights. */
export interface Policy {
  readonly id: string
  /** Name of an office's own policy; null for a built-in one, whose name is in the message files (`policy.name.<id>`). */
  readonly name: string | null
  readonly weights: PolicyWeights
  /** Whether a built-in one differs from how it comes. */
  readonly changed: boolean
}

/** Setting `policies`: which one is in use, changes of the built-in ones, and the office's own. */
export const policySettingsSchema = z.object({
  inUse: z.string().max(100).default('balanced'),
  changed: z.partialRecord(z.enum(builtInPolicies), policyWeightsSchema).default({}),
  own: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        name: z.string().trim().min(1).max(60),
        weights: policyWeightsSchema,
      }),
    )
    .max(50)
    .default([]),
})
export type PolicySettings = z.infer<typeof policySettingsSchema>

/** The stored setting; one that cannot be read counts as none. */
export function policySettingsOf(setting: unknown): PolicySettings {
  const read = policySettingsSchema.safeParse(setting ?? {})
  return read.success ? read.data : policySettingsSchema.parse({})
}

/** Every policy of the office: the built-in ones first, then its own by name. */
export function policiesOf(settings: PolicySettings): Policy[] {
  return [
    ...builtInPolicies.map((id) => ({
      id,
      name: null,
      weights: settings.changed[id] ?? builtInWeights[id],
      changed: settings.changed[id] !== undefined,
    })),
    ...settings.own
      .map((own) => ({ ...own, changed: false }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
  ]
}

/** The policy of this id, or the one in use; where that is gone, Balanced. */
export function policyOf(settings: PolicySettings, id: string | null = null): Policy {
  const all = policiesOf(settings)
  return (
    (id === null ? undefined : all.find((one) => one.id === id)) ??
    all.find((one) => one.id === settings.inUse) ??
    all[0]!
  )
}
