import { jobCancel } from '#shared/actions/app.ts'
import { useCommands } from '../api/use-commands.ts'
import { t } from '../lib/messages.ts'
import { useJobs } from '../state/jobs.ts'
import { Button } from '../ui/button.tsx'

/** Background work under way, with how far it is and a way to stop it; nothing when nothing runs. */
export function JobsPill() {
  const { act } = useCommands()
  const running = Object.values(useJobs((state) => state.byId)).filter((job) => job.state === 'running')
  const job = running[0]
  if (!job) return null
  const share = job.total ? Math.floor((100 * job.done) / job.total) : null
  return (
    <span className="pill num" role="status">
      {t(`jobs.${job.kind}`)} {share === null ? '…' : `${share} %`}
      {running.length > 1 && ` +${running.length - 1}`}
      <Button
        kind="ghost"
        size="small"
        icon="i-x"
        aria-label={t('app.cancelJob')}
        onClick={() => void act(jobCancel, { jobId: job.id })}
      />
    </span>
  )
}
