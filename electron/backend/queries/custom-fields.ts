import type { EntityRow } from '#shared/domain/entities.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import type { Store } from '../../store/store.ts'
import { prepared } from '../../store/prepared.ts'
import { answers } from '../handler.ts'

/** The office's own fields, in order; those out of use are last. */
export function allCustomFields({ db, records }: Store): EntityRow<'customFields'>[] {
  const ids = prepared(db, 'SELECT id FROM custom_fields ORDER BY subject, active DESC, position, id').pluck().all()
  return (ids as string[]).map((id) => records.get('customFields', id)!)
}

/** Answers about the office's own fields. */
export const customFieldQueries = [answers(customFieldsAll, (_args, { store }) => allCustomFields(store))]
