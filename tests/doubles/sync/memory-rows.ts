import type { EntityName } from '#shared/domain/entities.ts'
import { keysOf } from '#shared/sync/reads/indexed-fields.ts'
import type { PrimitiveRead, ReadProgram } from '#shared/sync/reads/primitive-read.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'

/** Records in memory that answer the questions of a read program: the plainest store there can be. */
export class MemoryRows {
  readonly rows = new Map<EntityName, Map<string, StoredRow>>()

  put(entity: EntityName, row: StoredRow): void {
    const kind = this.rows.get(entity) ?? new Map<string, StoredRow>()
    this.rows.set(entity, kind.set(row.id, row))
  }

  remove(entity: EntityName, id: string): void {
    this.rows.get(entity)?.delete(id)
  }

  answer(question: PrimitiveRead): StoredRow[] {
    const all = [...(this.rows.get(question.entity)?.values() ?? [])]
    switch (question.kind) {
      case 'all':
        return all
      case 'byIds':
        return all.filter(({ id }) => question.ids.includes(id))
      case 'byKey':
        return all.filter((row) =>
          keysOf(question.entity, row).some(([key, value]) => key === question.key && question.values.includes(value)),
        )
      case 'uses':
        return [{ id: question.id, rev: 0, counts: this.#uses(question.id) }]
    }
  }

  run<T>(program: ReadProgram<T>): T {
    let step = program.next()
    while (!step.done) step = program.next(step.value.map((question) => this.answer(question)))
    return step.value
  }

  #uses(id: string): Partial<Record<EntityName, number>> {
    const counts: Partial<Record<EntityName, number>> = {}
    for (const [entity, kind] of this.rows)
      for (const row of kind.values())
        if (Object.entries(row).some(([field, value]) => field !== 'id' && value === id))
          counts[entity] = (counts[entity] ?? 0) + 1
    return counts
  }
}
