import { create } from 'zustand'
import type { RehearsedPolicy } from '#shared/actions/policy.ts'
import type { PolicyWeights } from '#shared/domain/policy/policy-weights.ts'

/** A rehearsal as it was asked for. */
export interface RehearsalAsked {
  readonly jobId: string
  /** The one that was looked at, and its weights at that moment. */
  readonly policyId: string
  readonly weights: PolicyWeights
  /** Whether those weights were not saved then. */
  readonly edited: boolean
  readonly policies: readonly RehearsedPolicy[]
}

/** The rehearsal that was asked for last; it goes on while one looks elsewhere. Null before the first. */
export const useRehearsalRun = create<{ readonly asked: RehearsalAsked | null }>(() => ({ asked: null }))
