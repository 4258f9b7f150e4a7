import { Fragment } from 'react'
import { t } from '../../../lib/messages.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** What a record is part of, the largest first, each a way up. */
export function Crumbs({
  kind,
  partOf,
}: {
  readonly kind: 'asset' | 'site'
  /** The nearest first. */
  readonly partOf: readonly { readonly id: string; readonly name: string }[]
}) {
  if (partOf.length === 0) return null
  return (
    <nav className="crumbs" aria-label={t('places.partOf')}>
      {partOf.toReversed().map(({ id, name }) => (
        <Fragment key={id}>
          <button type="button" onClick={() => select(kind, id)}>
            {name}
          </button>
          <Icon name="i-right" />
        </Fragment>
      ))}
    </nav>
  )
}
