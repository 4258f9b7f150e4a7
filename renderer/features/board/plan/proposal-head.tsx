import type { ProposedPlan } from '#shared/queries/plan.ts'
import { policyName } from '../../../api/use-policies.ts'
import { formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { setPlanView, usePlanView } from '../../../state/plan.ts'
import { Button } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { daysText, incidentText, modeText } from './plan-text.ts'

/** What was planned and how much it might change; the lanes as proposed, or as they are. */
export function ProposalHead({ plan, handle }: { readonly plan: ProposedPlan; readonly handle: BoardHandle }) {
  const drawn = usePlanView((view) => view.drawn)
  const policy = policyName(plan.policyId, plan.policyName)
  const incident = incidentText(plan.task, (id) => handle.model?.lanes.get(id)?.code ?? t('board.somebodyElse'))
  const facts = [
    incident,
    modeText(plan.task),
    policy,
    t('plan.madeAt', { time: formatTime(plan.madeAt, officeZone()) }),
  ]
  const text = facts.filter((fact) => fact !== null).join(' · ')
  return (
    <header className="proposal-head">
      <div className="row">
        <h2 className="grow cut semi">{t('plan.titleOf', { days: daysText(plan.days) })}</h2>
        <Segmented
          label={t('plan.drawn')}
          options={(['before', 'after'] as const).map((value) => ({ value, text: t(`plan.drawn-${value}`) }))}
          value={drawn}
          onChange={(next) => setPlanView({ drawn: next })}
        />
        <Button
          kind="ghost"
          size="small"
          icon="i-x"
          aria-label={t('plan.hide')}
          onClick={() => setPlanView({ open: false })}
        />
      </div>
      <p className="soft cut" title={text}>
        {text}
      </p>
    </header>
  )
}
