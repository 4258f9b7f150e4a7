import type { AttentionItem } from '../../domain/sync/attention-item.ts'
import { refusedWithout } from '../../domain/access/permissions.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import type { Change } from '../change.ts'
import type { Actor } from '../command.ts'

/** Why somebody may not settle an item: anybody may settle their own, those who may write notes also those of others. */
export function refusedToSettle(
  items: readonly AttentionItem[],
  asked: readonly string[],
  actor: Actor,
): AppError | null {
  const missing = asked.find((id) => items.every((item) => item.id !== id))
  if (missing !== undefined) return notFound('attentionItem', missing)
  return items.every(({ userId }) => userId === actor.userId) ? null : refusedWithout(actor, 'notes')
}

/** Settles those items that are still open. */
export function settled(
  items: readonly AttentionItem[],
  state: Exclude<AttentionItem['state'], 'open'>,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Change[] {
  return items
    .filter((item) => item.state === 'open')
    .map(({ id }) => update('attentionItems', id, { state, resolvedBy: actor.name, resolvedAt: now }))
}
