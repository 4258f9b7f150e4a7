import { useLocation } from 'wouter'
import type { RequestTab } from '#shared/queries/requests.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'

interface EmptyProps {
  readonly tab: RequestTab
  readonly filtered: boolean
  /** Whether there is any request at all, on whichever tab. */
  readonly any: boolean
  readonly onClear: () => void
  readonly onWrite: () => void
}

/** What stands where requests would: nothing matches, all is decided, or nothing was ever reported. */
export function EmptyInbox({ tab, filtered, any, onClear, onWrite }: EmptyProps) {
  const [, goTo] = useLocation()
  if (filtered) {
    return (
      <MessageState
        title={t('requests.noMatch')}
        text={t('requests.noMatchText')}
        actions={<Button onClick={onClear}>{t('requests.clearFilters')}</Button>}
      />
    )
  }
  if (any) return <MessageState title={t(`requests.empty.${tab}`)} text={t(`requests.emptyText.${tab}`)} />
  return (
    <MessageState
      title={t('requests.emptyAllTitle')}
      text={t('requests.emptyAllText')}
      actions={
        <>
          <Button kind="primary" onClick={() => goTo('/import')}>
            {t('requests.import')}
          </Button>
          <Button onClick={onWrite}>{t('requests.write')}</Button>
        </>
      }
    />
  )
}
