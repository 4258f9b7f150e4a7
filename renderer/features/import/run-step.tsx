import { useEffect, useEffectEvent } from 'react'
import { jobCancel } from '#shared/actions/app.ts'
import type { ImportResult } from '#shared/actions/import.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { useCommands } from '../../api/use-commands.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { useJobs } from '../../state/jobs.ts'
import { Button } from '../../ui/button.tsx'

interface RunStepProps {
  readonly jobId: string
  readonly name: string
  readonly onDone: (result: ImportResult) => void
  readonly onStopped: (error: AppError) => void
}

/** The import under way: how far it is, and a way to stop it that leaves the data as it was. */
export function RunStep({ jobId, name, onDone, onStopped }: RunStepProps) {
  const { act } = useCommands()
  const job = useJobs((state) => state.byId[jobId])
  const ended = useEffectEvent(() => {
    if (!job || job.state === 'running') return
    if (job.state === 'done') {
      announce({ tone: 'good', text: t('import.finished', { name }) })
      onDone(job.result as unknown as ImportResult)
    } else if (job.error) onStopped(job.error)
  })
  useEffect(() => ended(), [job?.state])
  const total = job?.total ?? null
  const done = job?.done ?? 0
  return (
    <div className="message-state">
      <h2>{t('import.running', { name })}</h2>
      <progress
        className="import-progress"
        {...(total ? { value: done, max: total } : {})}
        aria-label={t('import.running', { name })}
      />
      <p className="num" role="status">
        {total ? t('import.rowsOf', { done: formatNumber(done), total: formatNumber(total) }) : t('import.looking')}
      </p>
      <Button onClick={() => void act(jobCancel, { jobId })}>{t('import.cancelImport')}</Button>
    </div>
  )
}
