import { useLocation } from 'wouter'
import { customersCount, sitesCount } from '#shared/queries/places.ts'
import type { CallError } from '../../api/use-query-of.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { customerView, siteView, usePlaceMode } from '../../state/place-view.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

/** Says that a list could not be read. */
export function ListFailed({ error, onRetry }: { readonly error: CallError; readonly onRetry: () => void }) {
  return (
    <MessageState
      role="alert"
      title={t('errors.loadFailed')}
      text={errorText(error.error)}
      actions={<Button onClick={onRetry}>{t('errors.retry')}</Button>}
    />
  )
}

/** An empty list: nothing there yet, or nothing that the filters let through. */
export function NothingListed({ list }: { readonly list: 'customers' | 'sites' }) {
  const [, goTo] = useLocation()
  const customers = useQueryOf(customersCount, { filter: {} }).data
  const sites = useQueryOf(sitesCount, { filter: {} }).data
  if (!customers || !sites) return <SkeletonRows rows={4} label={t('list.loading')} />
  const there = list === 'customers' ? customers.count : sites.count
  if (there > 0) {
    return (
      <MessageState
        title={t('assets.noMatch')}
        text={t('places.noMatchText')}
        actions={
          <Button
            kind="primary"
            onClick={() =>
              list === 'customers' ? customerView.use.setState({ filter: {} }) : siteView.use.setState({ filter: {} })
            }
          >
            {t('assets.showAll')}
          </Button>
        }
      />
    )
  }
  const onlySites = list === 'customers' && sites.count > 0
  return (
    <MessageState
      title={t(list === 'customers' ? 'places.emptyCustomers' : 'places.emptySites')}
      text={t(onlySites ? 'places.emptyButSites' : 'places.emptyText')}
      actions={
        onlySites ? (
          <Button kind="primary" onClick={() => usePlaceMode.setState({ mode: 'sites' })}>
            {t('places.showSites')}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => goTo('/import')}>
            {t('places.import')}
          </Button>
        )
      }
    />
  )
}
