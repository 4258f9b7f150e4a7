import { z } from 'zod'
import type { EntityName, RowPatch } from '../domain/entities.ts'
import { idSchema } from '../domain/record/record.ts'
import { invalidInput, notFound } from '../kernel/app-error.ts'
import { update } from './change.ts'
import { decide, defineCommand, refuse } from './command.ts'
import { givenFields } from './given-fields.ts'
import { missingReference } from './missing-reference.ts'
import { read } from './read.ts'

interface EditManyOptions<N extends string, E extends EntityName, S extends z.ZodRawShape> {
  readonly name: N
  readonly entity: E
  /** What one record is called in a refusal. */
  readonly thing: string
  /** Fields that may be set, with what fits them. */
  readonly fields: S
  /** Key of the sentence for history and Undo; it gets `count` and `field`. */
  readonly summary: string
}

/**
 * Declares the command that sets the same fields on many records of a kind, in one step, where no rule but the fields'
 * own has a say. Records that are gone are left out; it is refused when none is left.
 */
export function defineEditMany<N extends string, E extends EntityName, S extends z.ZodRawShape>(
  options: EditManyOptions<N, E, S>,
) {
  const { name, entity, thing, summary } = options
  return defineCommand({
    name,
    args: z.object({
      recordIds: z.array(idSchema).min(1).max(20_000),
      set: z.object(options.fields).partial(),
    }),
    undoable: true,
    reads: ({ recordIds, set }) => ({
      records: read.byIds(entity, [...new Set(recordIds)]),
      territory: read.byId('territories', territoryOf(set)),
    }),
    apply: ({ recordIds, set }, { records, territory }) => {
      const missing = missingReference(set, { territory })
      if (missing) return refuse(missing)
      const fields = givenFields(set)
      if (Object.keys(fields).length === 0) return refuse(invalidInput('set', 'Nothing to set.'))
      if (records.length === 0) return refuse(notFound(thing, recordIds[0]!))
      return decide(
        // The fields are some of the record's own, by their declaration.
        records.map(({ id }) => update(entity, id, fields as RowPatch<E>)),
        { key: summary, values: { count: records.length, field: Object.keys(fields).join(',') } },
      )
    },
  })
}

function territoryOf(set: object): string | null {
  return 'territoryId' in set && typeof set.territoryId === 'string' ? set.territoryId : null
}
