import type { PlannedChange } from '#shared/queries/plan.ts'

/** What the list of changes is put together by. */
export type ChangeGrouping = 'technician' | 'kind'

/** A line of the list: the heading of a group, or a change. */
export type ChangeLine =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly of: ChangeGrouping | 'outdated'
      /** A technician, or a kind of change. */
      readonly title: string
      readonly changes: readonly PlannedChange[]
    }
  | { readonly kind: 'change'; readonly key: string; readonly change: PlannedChange; readonly position: number }

const kinds = ['added', 'moved', 'removed'] as const

/**
 * The changes that are not accepted yet as lines: first those that are outdated, then by who gets them (of those taken
 * off the board, who had them) or by what happens; each group in order of time.
 */
export function changeLines(changes: readonly PlannedChange[], grouping: ChangeGrouping): readonly ChangeLine[] {
  const natural = new Intl.Collator(undefined, { numeric: true })
  const technicianOf = ({ to, from }: PlannedChange) => (to ?? from)?.technician ?? ''
  const titleOf = (change: PlannedChange) => (grouping === 'kind' ? change.kind : technicianOf(change))
  const inOrder = (a: PlannedChange, b: PlannedChange) =>
    (grouping === 'kind' ? kinds.indexOf(a.kind) - kinds.indexOf(b.kind) : natural.compare(titleOf(a), titleOf(b))) ||
    startOf(a) - startOf(b) ||
    a.workOrderNumber - b.workOrderNumber
  const sorted = changes.toSorted(inOrder)
  const outdated = sorted.filter(({ state }) => state === 'outdated')
  const open = sorted.filter(({ state }) => state === 'open')
  const groups = [
    ...(outdated.length > 0 ? [{ of: 'outdated' as const, title: '', changes: outdated }] : []),
    ...[...Map.groupBy(open, titleOf)].map(([title, members]) => ({ of: grouping, title, changes: members })),
  ]
  let position = 0
  return groups.flatMap((group): ChangeLine[] => [
    { kind: 'group', key: `group ${group.of} ${group.title}`, ...group },
    ...group.changes.map((change) => ({
      kind: 'change' as const,
      key: change.visitId,
      change,
      position: ++position,
    })),
  ])
}

const startOf = ({ to, from }: PlannedChange) => (to ?? from)?.startsAt ?? 0
