import type { EntityRow } from '#shared/domain/entities.ts'
import type { NumberedKind } from '#shared/domain/settings/numbering.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { RowChange } from '#shared/sync/judge-envelope.ts'
import { isProvisional } from '#shared/domain/record/provisional-number.ts'
import type { WorkingSet } from './working-set.ts'

const kindOf: Readonly<Record<string, NumberedKind>> = {
  requests: 'request',
  workOrders: 'workOrder',
  invoiceDrafts: 'invoice',
}

/** Human numbers: each is given once, and none that a record came with is given again. */
export class Counters {
  readonly #next: Record<string, number>
  #before: Record<string, number>

  constructor(next: Readonly<Record<string, number>>) {
    this.#next = { ...next }
    this.#before = { ...next }
  }

  /** The next number of a kind, as the office numbers, and not below `atLeast`. */
  take(kind: NumberedKind, atLeast: number | undefined, set: WorkingSet): number {
    const rows = set.answer({ kind: 'byIds', entity: 'settings', ids: [settingNames.numbering] })
    const setting = rows[0] as unknown as EntityRow<'settings'> | undefined
    const number = Math.max(this.#next[kind] ?? 1, atLeast ?? 1, numberingOf(setting?.value)[kind].from)
    this.#next[kind] = number + 1
    return number
  }

  /** The command was refused: its numbers are free again. */
  giveBack(): void {
    for (const kind of Object.keys(this.#next)) delete this.#next[kind]
    Object.assign(this.#next, this.#before)
  }

  /** The command was applied: its numbers are given, and those its records brought along. */
  keep(changes: readonly RowChange[]): void {
    for (const { entity, after } of changes) {
      const kind = kindOf[entity]
      const number = after?.['number']
      if (kind && typeof number === 'number' && !isProvisional(number))
        this.#next[kind] = Math.max(this.#next[kind] ?? 1, number + 1)
    }
    this.#before = { ...this.#next }
  }

  get next(): Readonly<Record<string, number>> {
    return this.#next
  }
}
