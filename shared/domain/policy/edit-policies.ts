import { builtInPolicies, builtInWeights, policiesOf } from './policy.ts'
import type { BuiltInPolicy, PolicySettings } from './policy.ts'
import { weightNames } from './policy-weights.ts'
import type { PolicyWeights } from './policy-weights.ts'

const isBuiltIn = (id: string): id is BuiltInPolicy => (builtInPolicies as readonly string[]).includes(id)

/** The settings with other weights of one policy. A built-in one that is as it comes counts as unchanged again. */
export function withWeights(settings: PolicySettings, id: string, weights: PolicyWeights): PolicySettings {
  if (!isBuiltIn(id)) {
    return { ...settings, own: settings.own.map((one) => (one.id === id ? { ...one, weights } : one)) }
  }
  const { [id]: _before, ...rest } = settings.changed
  const same = weightNames.every((name) => weights[name] === builtInWeights[id][name])
  return { ...settings, changed: same ? rest : { ...rest, [id]: weights } }
}

/** The settings with a policy of the office's own, which starts with the weights of another. */
export function withCopy(settings: PolicySettings, fromId: string, id: string, name: string): PolicySettings {
  const from = policiesOf(settings).find((one) => one.id === fromId)
  const weights = from?.weights ?? builtInWeights.balanced
  return { ...settings, own: [...settings.own, { id, name, weights }] }
}

/** The settings without one of the office's own policies; Balanced is in use where it was. */
export function withoutPolicy(settings: PolicySettings, id: string): PolicySettings {
  return {
    ...settings,
    inUse: settings.inUse === id ? 'balanced' : settings.inUse,
    own: settings.own.filter((one) => one.id !== id),
  }
}
