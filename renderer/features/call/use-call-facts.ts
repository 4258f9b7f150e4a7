import type { z } from 'zod'
import { likelySame } from '#shared/domain/intake/likely-same.ts'
import type { Sameness } from '#shared/domain/intake/likely-same.ts'
import { matchWorkType } from '#shared/domain/intake/match-work-type.ts'
import { priorityOf } from '#shared/domain/intake/priority-of.ts'
import type { PriorityVerdict } from '#shared/domain/intake/priority-of.ts'
import type { QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { describe, walkTree } from '#shared/domain/intake/walk-tree.ts'
import type { IntakeOutcome, Walk } from '#shared/domain/intake/walk-tree.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { duplicateSettingsOf } from '#shared/domain/request/duplicates.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { callPlace } from '#shared/queries/call.ts'
import type { OpenAtPlace } from '#shared/queries/call.ts'
import { intakeChoices, intakePriorityTable, intakeTrees } from '#shared/queries/intake.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { freeWords } from './flow/call-draft.ts'
import type { CallDraft } from './flow/call-draft.ts'

export type Place = z.output<typeof callPlace.result>
export type OfficeChoices = z.output<typeof intakeChoices.result>
export type OfficeWorkType = OfficeChoices['workTypes'][number]

/** Everything that follows from a call and what the office knows; worked out anew at every keystroke. */
export interface CallFacts {
  /** Null until the backend has answered. */
  readonly place: Place | null
  readonly choices: OfficeChoices | null
  /** Trades in the order they are offered: what the equipment asks for, what the office does, the rest. */
  readonly trees:
    readonly { readonly tree: QuestionTreeBody; readonly known: boolean; readonly fitsAsset: boolean }[] | null
  readonly tree: QuestionTreeBody | null
  readonly walk: Walk | null
  readonly outcome: IntakeOutcome
  readonly title: string
  readonly description: string
  readonly workType: OfficeWorkType | null
  /** The work type the answers name and the office does not have. */
  readonly missingWorkType: string | null
  readonly durationMinutes: number | null
  readonly safety: boolean
  readonly verdict: PriorityVerdict
  readonly priority: Priority
  /** A rule gave another priority than the one chosen. */
  readonly overrides: boolean
  readonly likely: readonly { readonly thing: OpenAtPlace; readonly why: Sameness }[]
}

const nothingSaid: IntakeOutcome = {
  says: [],
  issue: null,
  workType: null,
  skills: [],
  durationMinutes: null,
  parts: [],
  safety: false,
  advice: [],
}

/** Works out what a call means. */
export function useCallFacts(call: CallDraft): CallFacts {
  const trees = useQueryOf(intakeTrees, {}).data
  const table = useQueryOf(intakePriorityTable, {}).data
  const choices = useQueryOf(intakeChoices, {}).data ?? null
  const ids = { customerId: call.customerId, siteId: call.siteId, assetId: call.assetId }
  const asked = ids.customerId !== null || ids.siteId !== null || ids.assetId !== null
  const reply = useQueryOf(callPlace, ids, { enabled: asked, keepPrevious: false }).data
  const place = asked ? (reply ?? null) : null
  const duplicates = duplicateSettingsOf(useQueryOf(settingsAll, {}).data?.values[settingNames.duplicates])
  const now = useNow()

  const offered =
    trees && choices
      ? offeredTrees(
          trees.filter(({ active }) => active).map(({ tree }) => tree),
          choices,
          place?.asset?.kind ?? null,
        )
      : null
  const tree = offered?.find((one) => one.tree.trade === call.trade)?.tree ?? null
  const walk = tree ? walkTree(tree, call.answers) : null
  const outcome = walk?.outcome ?? nothingSaid
  const said = describe(outcome.says)
  const title = call.title ?? said.title
  const description = call.description ?? (outcome.says.length > 1 ? said.description : '')
  const workType = choices ? workTypeOf(call, tree, outcome, choices.workTypes) : null
  const safety = call.safety ?? outcome.safety
  const tier = place?.customer?.tier ?? (call.newCustomer ? 'standard' : null)
  const facts = { criticality: place?.asset?.criticality ?? null, issue: outcome.issue, tier, safety }
  const verdict = priorityOf(facts, table?.lines ?? [], workType?.priority ?? null)
  const priority = call.priority ?? verdict.priority
  const about = {
    assetId: call.assetId,
    workTypeId: workType?.id ?? null,
    category: workType?.category ?? null,
    title,
    siteId: place?.site?.id ?? null,
    customerId: place?.customer?.id ?? null,
    at: now,
  }
  return {
    place,
    choices,
    trees: offered,
    tree,
    walk,
    outcome,
    title,
    description,
    workType,
    missingWorkType: call.workTypeId === null && outcome.workType !== null && !workType ? outcome.workType : null,
    durationMinutes: call.durationMinutes ?? outcome.durationMinutes ?? workType?.durationMinutes ?? null,
    safety,
    verdict,
    priority,
    overrides: verdict.rule !== null && priority !== verdict.priority,
    likely: place && call.trade !== null ? likelySame(about, place.open, duplicates) : [],
  }
}

/** A work type chosen by hand, `''` for none; else the office's own of the name that the answers give. */
function workTypeOf(
  call: CallDraft,
  tree: QuestionTreeBody | null,
  outcome: IntakeOutcome,
  workTypes: readonly OfficeWorkType[],
): OfficeWorkType | null {
  if (call.workTypeId !== null) return workTypes.find(({ id }) => id === call.workTypeId) ?? null
  if (outcome.workType === null) return null
  return matchWorkType(outcome.workType, tree?.alsoCalled?.[outcome.workType] ?? [], workTypes)
}

function offeredTrees(
  trees: readonly QuestionTreeBody[],
  { workTypes }: OfficeChoices,
  assetKind: string | null,
): NonNullable<CallFacts['trees']> {
  const kind = assetKind?.toLowerCase() ?? null
  const known = (tree: QuestionTreeBody) =>
    tree.questions.some((question) =>
      question.answers.some(
        ({ workType }) =>
          workType !== undefined && matchWorkType(workType, tree.alsoCalled?.[workType] ?? [], workTypes),
      ),
    )
  return trees
    .map((tree) => ({
      tree,
      known: known(tree),
      fitsAsset: kind !== null && (tree.assetKinds ?? []).some((one) => one.toLowerCase() === kind),
    }))
    .toSorted((a, b) => Number(b.fitsAsset) - Number(a.fitsAsset) || Number(b.known) - Number(a.known))
}

/** Whether the call is written down in the caller's own words rather than by questions. */
export function inOwnWords(call: CallDraft): boolean {
  return call.trade === freeWords
}
