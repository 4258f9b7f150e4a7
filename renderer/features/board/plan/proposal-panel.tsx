import { useEffect, useRef, useState } from 'react'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { useMay } from '../../../api/may.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { useProposedPlan } from '../../../api/use-proposed-plan.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { focusPlanned, setPlanView, usePlanView } from '../../../state/plan.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { ChangeList } from './change-list.tsx'
import { LeftOutList } from './left-out-list.tsx'
import { openChanges, tickedChanges } from './plan-choice.ts'
import { PlanFacts } from './plan-facts.tsx'
import { ruleText, sourcesText } from './plan-text.ts'
import { StuckList } from './stuck-list.tsx'
import { ProposalFigures } from './proposal-figures.tsx'
import { ProposalHead } from './proposal-head.tsx'

/** The proposed plan beside the lanes: what it is worth, what it changes, what it leaves out. */
export function ProposalPanel({ handle }: { readonly handle: BoardHandle }) {
  const { data: plan, error, refetch } = useProposedPlan()
  return (
    <section className="proposal panel" aria-label={t('plan.proposal')}>
      {plan ? (
        <Proposal key={plan.id} plan={plan} handle={handle} />
      ) : error ? (
        <MessageState
          role="alert"
          title={t('plan.failed')}
          text={errorText(error.error)}
          actions={<Button onClick={() => void refetch()}>{t('errors.retry')}</Button>}
        />
      ) : (
        <SkeletonRows rows={10} height={56} label={t('app.loading')} />
      )}
    </section>
  )
}

type ProposalTab = 'changes' | 'leftOut' | 'facts'

function Proposal({ plan, handle }: { readonly plan: ProposedPlan; readonly handle: BoardHandle }) {
  const [tab, setTab] = useState<ProposalTab>('changes')
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setPlanView(({ planId }) => (planId === plan.id ? {} : { planId: plan.id, left: new Set() }))
    // Who asked for the plan wants to look at it: the arrow keys work at once.
    panel.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
    return () => focusPlanned(null)
  }, [plan.id])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    setPlanView({ open: false })
    handle.scroller?.focus()
  }
  const open = openChanges(plan.changes)
  return (
    <div ref={panel} className="proposal-body" onKeyDown={onKeyDown}>
      <ProposalHead plan={plan} handle={handle} />
      <ProposalFigures before={plan.before} after={plan.after} />
      <TravelNote plan={plan} />
      <Warnings plan={plan} />
      <Tabs
        label={t('plan.proposal')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'changes', text: t('plan.tab-changes'), count: open.length },
          { value: 'leftOut', text: t('plan.tab-leftOut'), count: plan.leftOut.length },
          { value: 'facts', text: t('plan.tab-facts') },
        ]}
      />
      {tab === 'changes' && <ChangeList plan={plan} handle={handle} />}
      {tab === 'leftOut' && <LeftOutList plan={plan} handle={handle} />}
      {tab === 'facts' && <PlanFacts plan={plan} />}
      <ProposalButtons plan={plan} />
    </div>
  )
}

/** Where the driving times come from. */
function TravelNote({ plan }: { readonly plan: ProposedPlan }) {
  const sources = sourcesText(plan)
  if (sources === '') return null
  const text = t('plan.travelNote', { sources })
  return (
    <p className="proposal-travel muted cut num" title={text}>
      {text}
    </p>
  )
}

/** What makes the figures less sure than they look. */
function Warnings({ plan }: { readonly plan: ProposedPlan }) {
  const { start } = usePlanActions()
  const may = useMay('schedule')
  const outdated = plan.changes.filter(({ state }) => state === 'outdated').length
  const stuck = plan.stuck ?? []
  const missed = missedEmergency(plan)
  if (outdated === 0 && stuck.length === 0 && plan.travelFault === null && !missed) return null
  return (
    <div className="proposal-notes">
      {outdated > 0 && (
        <Notice
          tone="warn"
          shape="s-warn"
          role="status"
          text={t('plan.outdated', { count: outdated })}
          detail={t('plan.outdatedText')}
          actions={
            <Button size="small" disabled={!may} onClick={() => void start(plan.task)}>
              {t('plan.again')}
            </Button>
          }
        />
      )}
      {missed && (
        <Notice
          tone="risk"
          shape="s-risk"
          role="status"
          text={t('plan.emergencyLeftOut', { number: recordNumber('workOrder', missed.workOrderNumber) })}
          detail={missed.reasons.map(ruleText).join(' · ')}
        />
      )}
      <StuckList stuck={stuck} />
      {plan.travelFault !== null && (
        <Notice tone="warn" shape="s-warn" text={t('plan.travelFault')} detail={plan.travelFault} />
      )}
    </div>
  )
}

/** The emergency a plan was asked for, where it found no place for it. */
function missedEmergency({ task: { incident }, leftOut }: ProposedPlan) {
  return incident?.kind === 'emergency' ? leftOut.find(({ visitId }) => visitId === incident.visitId) : undefined
}

/** Accept what is ticked, or all of it, or nothing. */
function ProposalButtons({ plan }: { readonly plan: ProposedPlan }) {
  const { accept, discard } = usePlanActions()
  const may = useMay('schedule')
  const left = usePlanView((view) => view.left)
  const open = openChanges(plan.changes)
  const ticked = tickedChanges(plan.changes, left)
  const some = ticked.length < open.length
  return (
    <footer className="proposal-buttons">
      {open.length > 0 && (
        <Button
          kind="primary"
          disabled={!may || ticked.length === 0}
          onClick={() => void accept(plan.id, some ? ticked.map(({ visitId }) => visitId) : null)}
        >
          {t(some ? 'plan.acceptSome' : 'plan.acceptAll', { count: ticked.length })}
        </Button>
      )}
      {some && (
        <Button disabled={!may} onClick={() => void accept(plan.id, null)}>
          {t('plan.acceptAll', { count: open.length })}
        </Button>
      )}
      <span className="grow" />
      <Button kind="ghost" disabled={!may} onClick={() => void discard(plan.id)}>
        {t('plan.discard')}
      </Button>
    </footer>
  )
}
