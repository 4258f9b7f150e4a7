import type { OwnField } from '#shared/domain/import/own-fields.ts'
import type { Store } from '../../store/store.ts'
import { allCustomFields } from '../queries/custom-fields.ts'

/** The custom fields as an import wants them: no more than it needs, to be sent to its worker. */
export function ownFields(store: Store): OwnField[] {
  return allCustomFields(store).map(({ subject, key, label, type, choices, active }) => ({
    subject,
    key,
    label,
    type,
    choices,
    active,
  }))
}
