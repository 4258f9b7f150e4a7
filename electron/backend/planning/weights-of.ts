import type { Weights } from '#optimizer/problem/weights.ts'
import type { PolicyWeights } from '#shared/domain/policy/policy-weights.ts'
import { ticksOfMinutes } from './time-line.ts'

/** Starts may move by so much without counting as moved. */
export const moveToleranceMinutes = 15

/** A policy in the optimizer's numbers: one is a second of driving. */
export function weightsOf(policy: PolicyWeights): Weights {
  return {
    travel: policy.travel,
    distance: ticksOfMinutes(policy.distance),
    wait: policy.wait,
    overtime: policy.overtime,
    lateness: policy.lateness,
    unassigned: policy.unassigned,
    wish: policy.wish,
    preferred: ticksOfMinutes(policy.preferred),
    lastTechnician: ticksOfMinutes(policy.lastTechnician),
    overqualified: ticksOfMinutes(policy.overqualified),
    territory: ticksOfMinutes(policy.territory),
    balance: policy.balance,
    movedTechnician: ticksOfMinutes(policy.movedTechnician),
    movedStart: ticksOfMinutes(policy.movedStart),
    promisedStart: ticksOfMinutes(policy.promisedStart),
    moveTolerance: ticksOfMinutes(moveToleranceMinutes),
  }
}
