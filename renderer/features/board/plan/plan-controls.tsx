import { useMay } from '../../../api/may.ts'
import { usePlanJob } from '../../../api/plan-job.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { useProposedPlan } from '../../../api/use-proposed-plan.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { setPlanView, usePlanView } from '../../../state/plan.ts'
import { Button } from '../../../ui/button.tsx'
import { askPlan } from './plan-ask.ts'
import { openChanges } from './plan-choice.ts'

/** Plan, in the toolbar: the button, the search under way, or the way back to a proposal that was put aside. */
export function PlanControls() {
  const may = useMay('schedule')
  const job = usePlanJob()
  const plan = useProposedPlan().data
  const open = usePlanView((view) => view.open)
  if (job) return <PlanRun jobId={job.id} done={job.done} total={job.total} cost={job.cost} step={job.step} />
  if (plan && !open) return <ProposalPill count={openChanges(plan.changes).length} />
  return <PlanButton may={may} short={Boolean(plan)} />
}

/** Without its word beside an open proposal, which takes the room: the toolbar keeps its height. */
function PlanButton({ may, short }: { readonly may: boolean; readonly short: boolean }) {
  const common = {
    icon: 'i-plan',
    disabled: !may,
    title: t('plan.buttonHint'),
    onClick: () => askPlan({ kind: 'plan', technicianId: null }),
  } as const
  return short ? <Button {...common} aria-label={t('plan.button')} /> : <Button {...common}>{t('plan.button')}</Button>
}

function ProposalPill({ count }: { readonly count: number }) {
  return (
    <button
      type="button"
      className="btn plan-pill num"
      title={t('plan.show')}
      onClick={() => setPlanView({ open: true })}
    >
      {t('plan.pill', { count })}
    </button>
  )
}

interface PlanRunProps {
  readonly jobId: string
  readonly done: number
  readonly total: number | null
  readonly cost: number | null
  readonly step: string | null
}

/** How far the search is, what the best plan costs so far, and Stop. */
function PlanRun({ jobId, done, total, cost, step }: PlanRunProps) {
  const { stop } = usePlanActions()
  const percent = total ? Math.min(100, Math.floor((100 * done) / total)) : 0
  const words = step === null ? t('plan.searching') : t(step)
  return (
    <span className="plan-run" role="group" aria-label={t('plan.searching')}>
      <span className="plan-so-far num" title={words}>
        <span>
          <span>{t('plan.percent', { percent })}</span>
          {cost !== null && <span title={t('plan.costSoFar')}>{formatNumber(Math.round(cost))}</span>}
        </span>
        <span
          className="plan-bar"
          role="progressbar"
          aria-label={words}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <i style={{ width: `${percent}%` }} />
        </span>
      </span>
      <Button title={t('plan.stopHint')} onClick={() => void stop(jobId)}>
        {t('plan.stop')}
      </Button>
    </span>
  )
}
