import { useState } from 'react'
import { useLocation } from 'wouter'
import { demoStart } from '#shared/actions/demo.ts'
import type { TodayOverview } from '#shared/queries/today.ts'
import { useCommands } from '../../api/use-commands.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { showDay } from '../../state/day.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'

/** An empty database: what Fieldboard is, and the first steps there are. */
export function FirstStart() {
  const [, navigate] = useLocation()
  const { act } = useCommands()
  const [loading, setLoading] = useState(false)
  const tryDemo = async () => {
    setLoading(true)
    await act(demoStart, {})
    setLoading(false)
  }
  return (
    <MessageState
      title={t('today.welcome')}
      text={t('today.welcomeText')}
      actions={
        <>
          <Button kind="primary" icon="i-play" disabled={loading} onClick={() => void tryDemo()}>
            {loading ? t('today.demoLoading') : t('today.tryDemo')}
          </Button>
          <Button icon="i-plus" onClick={() => navigate('/import')}>
            {t('today.importData')}
          </Button>
        </>
      }
    />
  )
}

/** A day without visits: where the newest work is, and how to bring in more. */
export function EmptyDay({ newestDay, day }: { readonly newestDay: TodayOverview['newestDay']; readonly day: string }) {
  const [, navigate] = useLocation()
  const other = newestDay && newestDay.day !== day ? newestDay : null
  return (
    <div className="today-empty" role="status">
      <span className="grow">
        <b className="semi">{t('today.emptyDay', { day: formatDay(day, 'medium') })}</b>
        <span className="soft">
          {other ? t(`today.newest.${other.holds}`, { day: formatDay(other.day) }) : t('today.emptyDayText')}
        </span>
      </span>
      {other && (
        <Button kind="primary" onClick={() => showDay(other.day)}>
          {t('today.goToDay', { day: formatDay(other.day, 'medium') })}
        </Button>
      )}
      <Button onClick={() => navigate('/board')}>{t('today.scheduleVisits')}</Button>
      <Button onClick={() => navigate('/import')}>{t('today.importData')}</Button>
    </div>
  )
}
