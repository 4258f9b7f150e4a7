import type { UseQueryResult } from '@tanstack/react-query'
import { jobCancel } from '#shared/actions/app.ts'
import type { CallError } from '../../api/use-query-of.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { useJobs } from '../../state/jobs.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

/** What stands where a report will be: that it is counted and how to stop it, or why it is not there. */
export function ReportWait({ answer }: { readonly answer: UseQueryResult<unknown, CallError> }) {
  const { act } = useCommands()
  const jobs = useJobs((state) => state.byId)
  const counting = Object.values(jobs).find(({ kind, state }) => kind === 'report' && state === 'running')
  if (answer.error) {
    const stopped = answer.error.error.kind === 'cancelled'
    return (
      <MessageState
        role={stopped ? 'status' : 'alert'}
        title={stopped ? t('reports.waitStopped') : errorText(answer.error.error)}
        actions={
          <Button onClick={() => void answer.refetch()}>{t(stopped ? 'reports.waitAgain' : 'errors.retry')}</Button>
        }
      />
    )
  }
  if (!counting) return <SkeletonRows rows={10} label={t('app.loading')} />
  return (
    <MessageState
      title={t('reports.waitTitle')}
      text={t('reports.waitText')}
      actions={<Button onClick={() => void act(jobCancel, { jobId: counting.id })}>{t('reports.waitStop')}</Button>}
    />
  )
}
