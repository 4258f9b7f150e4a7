import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { plannedSchema } from '#shared/actions/plan.ts'
import { planDiscard } from '#shared/actions/plan.ts'
import { useApi } from '../api/api-context.tsx'
import { planJobKind } from '../api/plan-job.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { useJobs } from '../state/jobs.ts'
import { setPlanView, usePlanView } from '../state/plan.ts'

/** Watches searches for a plan on every screen, and says when one has ended. Draws nothing. */
export function PlanKeeper() {
  const { client, cache } = useApi()
  const [path, goTo] = useLocation()
  const { jobId, replaces } = usePlanView()
  // Plans other windows had made are read again too; a text is equal as long as none has ended.
  const ended = useJobs(({ byId }) =>
    Object.values(byId)
      .filter(({ kind, state }) => kind === planJobKind && state !== 'running')
      .map(({ id }) => id)
      .join(),
  )
  useEffect(() => {
    if (ended !== '') void cache.invalidateQueries({ queryKey: ['query', 'plan.proposed'] })
  }, [ended, cache])
  const job = useJobs(({ byId }) => (jobId === null ? undefined : byId[jobId]))
  useEffect(() => {
    if (!job || job.state === 'running') return
    setPlanView({ jobId: null, replaces: null })
    const planned = plannedSchema.safeParse(job.result)
    if (!planned.success) {
      if (job.state === 'failed' && job.error) announce({ tone: 'bad', text: errorText(job.error) })
      else announce({ tone: 'plain', text: t('plan.stopped') })
      return
    }
    const { planId, changes, leftOut } = planned.data
    if (replaces !== null && replaces !== planId) void client.action(planDiscard, { planId: replaces })
    setPlanView({ open: true, drawn: 'after', planId, left: new Set() })
    const text = t(changes === 0 ? 'plan.readyNothing' : 'plan.ready', { changes, leftOut })
    const show = { text: t('plan.show'), run: () => goTo('/board') }
    announce({ tone: 'good', text, ...(path === '/board' ? {} : { action: show }) })
  }, [job, replaces, client, path, goTo])
  return null
}
