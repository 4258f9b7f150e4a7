import type { PlannedChange, ProposedPlan } from '#shared/queries/plan.ts'
import type { PlanChange } from '../plan-draft.ts'

/** A change as it was planned, before anybody looked at what has become of it since. */
export type WantedChange = Omit<PlannedChange, 'state'>

/** A plan that is kept: what people read of it, and what tells whether its changes can still be made. */
export interface Proposal extends Omit<ProposedPlan, 'changes'> {
  readonly changes: readonly ProposedChange[]
}

/** One change that is kept. */
export interface ProposedChange {
  readonly wanted: WantedChange
  /** The same for the commands. */
  readonly change: PlanChange
  /** What the visit looked like (`imprintOf`) when the plan was made. */
  readonly imprint: string
  /** Rules that spoke against its place already then. */
  readonly knownRules: ReadonlySet<string>
}
