import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Contract } from '../contract/contract.ts'
import { runningContracts } from '../contract/coverage-of.ts'
import type { Priority } from '../record/priority.ts'
import type { Day } from '../../kernel/zone.ts'
import type { WorkType } from '../work-type/work-type.ts'
import type { ClockTerms } from './clocks.ts'
import { noTerms } from './clocks.ts'
import type { SlaPolicy } from './sla-policy.ts'
import type { SlaRule } from './sla-rule.ts'

/** Everything that says what an office promises: small, office-wide lists. */
export interface ServiceLevels {
  readonly policies: readonly SlaPolicy[]
  readonly slaRules: readonly SlaRule[]
  readonly calendars: readonly BusinessCalendar[]
  readonly contracts: readonly Contract[]
}

/** The part of it that says how clocks run. */
export type ClockLevels = Pick<ServiceLevels, 'policies' | 'calendars'>

/** What of a work order or request decides which policy holds. */
export interface PolicyFacts {
  readonly customerId: string | null
  readonly siteId: string | null
  readonly priority: Priority
  readonly workType: Pick<WorkType, 'id' | 'kind' | 'slaPolicyId'> | null
  /** The contract it is done under, where one was chosen; left out: none. */
  readonly contractId?: string | null | undefined
  /** The day it was opened on, in the office zone: contracts run by days. */
  readonly day: Day
}

/** A policy and what chose it. */
export interface ChosenPolicy {
  readonly policy: SlaPolicy | null
  readonly by: 'rule' | 'contract' | 'workType' | 'none'
  /** The rule, where one chose. */
  readonly rule: SlaRule | null
}

/** All rules in their order. */
export function rulesByPosition(rules: readonly SlaRule[]): SlaRule[] {
  return rules.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** Rules in the order they are tried: active ones by position. */
export function rulesInOrder(rules: readonly SlaRule[]): SlaRule[] {
  return rulesByPosition(rules).filter(({ active }) => active)
}

/** The customer's contracts that hold for the work, the one it is done under first. */
export function contractsInForce(contracts: readonly Contract[], facts: PolicyFacts): Contract[] {
  const { customerId, siteId, contractId, workType, day } = facts
  if (customerId === null) return []
  const own = contracts.filter((contract) => contract.customerId === customerId)
  return runningContracts({
    contracts: own,
    contractId: contractId ?? null,
    siteId,
    workKind: workType?.kind ?? null,
    day,
  })
}

/** Whether every condition of a rule holds; one that is left empty holds always. */
export function ruleHolds(
  rule: SlaRule,
  { customerId, priority, workType }: PolicyFacts,
  inForce: readonly Pick<Contract, 'id'>[],
): boolean {
  return (
    (rule.customerId === null || rule.customerId === customerId) &&
    (rule.contractId === null || inForce.some(({ id }) => id === rule.contractId)) &&
    (rule.priority === null || rule.priority === priority) &&
    (rule.workTypeId === null || rule.workTypeId === workType?.id) &&
    (rule.workKind === null || rule.workKind === workType?.kind)
  )
}

/** The policy that holds: of the first rule that fits, else of the contract, else of the work type. Retired ones do not. */
export function choosePolicy(
  { policies, slaRules, contracts }: Pick<ServiceLevels, 'policies' | 'slaRules' | 'contracts'>,
  facts: PolicyFacts,
): ChosenPolicy {
  const inForce = contractsInForce(contracts, facts)
  const policyOf = (id: string | null | undefined) =>
    policies.find((policy) => policy.id === id && policy.active) ?? null
  for (const rule of rulesInOrder(slaRules)) {
    const policy = ruleHolds(rule, facts, inForce) ? policyOf(rule.policyId) : null
    if (policy) return { policy, by: 'rule', rule }
  }
  const ofContract = inForce.map(({ slaPolicyId }) => policyOf(slaPolicyId)).find((policy) => policy !== null)
  if (ofContract) return { policy: ofContract, by: 'contract', rule: null }
  const ofType = policyOf(facts.workType?.slaPolicyId)
  return ofType ? { policy: ofType, by: 'workType', rule: null } : { policy: null, by: 'none', rule: null }
}

/** The terms of a policy: itself and the calendar its clocks run on. */
export function termsOf({ policies, calendars }: ClockLevels, policyId: string | null): ClockTerms {
  const policy = policyId === null ? undefined : policies.find(({ id }) => id === policyId)
  return policy ? { policy, calendar: calendars.find(({ id }) => id === policy.calendarId) ?? null } : noTerms
}
