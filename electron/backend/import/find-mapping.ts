import { builtInMappings, genericMappingName } from '#shared/domain/import/built-in.ts'
import { mappingSchema } from '#shared/domain/import/mapping.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Store } from '../../store/store.ts'

/** The mappings that can be chosen by name: those people saved go before those that come with the program. */
export function knownMappings(store: Store): Mapping[] {
  const saved = store.records.all('savedMappings').flatMap((record) => {
    const parsed = mappingSchema.safeParse(record.mapping)
    return parsed.success ? [{ ...parsed.data, name: record.name }] : []
  })
  const names = new Set(saved.map((mapping) => mapping.name))
  return [...saved, ...builtInMappings.filter((mapping) => !names.has(mapping.name))]
}

/** The mapping of a name; `generic` is not one of them, because it is guessed from a file. */
export function findMapping(store: Store, name: string): Result<Mapping, AppError> {
  const known = knownMappings(store)
  const found = known.find((mapping) => mapping.name === name)
  if (found) return ok(found)
  const names = [...known.map((mapping) => mapping.name), genericMappingName].join(', ')
  return err(invalidInput('mapping', `There is no mapping named “${name}”. There are: ${names}.`))
}
