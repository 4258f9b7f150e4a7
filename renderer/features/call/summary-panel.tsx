import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { formatMinutes } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import type { CallDraft } from './flow/call-draft.ts'
import { windowText } from './steps/step-list.tsx'
import { basisText } from './steps/urgent-step.tsx'
import type { CallFacts } from './use-call-facts.ts'
import type { CallSaving } from './use-save-call.ts'

interface SummaryProps {
  readonly call: CallDraft
  readonly facts: CallFacts
  readonly saving: CallSaving
}

/** The request as it will be written, while it is spoken about, and the button that writes it. */
export function SummaryPanel({ call, facts, saving }: SummaryProps) {
  const button = useRef<HTMLButtonElement>(null)
  const atEnd = call.phase === 'save'
  useEffect(() => {
    if (atEnd) button.current?.focus()
  }, [atEnd])
  const look = priorityLook[facts.priority]
  const unsaid = <span className="muted">{t('call.unsaid')}</span>
  const asked = call.trade !== null
  return (
    <aside className="call-summary" aria-label={t('call.summary')}>
      <h2 className="label">{t('call.summary')}</h2>
      <p className="call-summary-title semi">{facts.title || unsaid}</p>
      {facts.description && <p className="soft call-summary-text">{facts.description}</p>}
      {asked && (
        <p className={`row ${look.family}`}>
          <Icon name={look.shape} />
          <span className="medium">{t(look.textKey)}</span>
          <span className="soft cut">
            {facts.overrides ? call.priorityReason || t('call.reasonMissing') : basisText(facts)}
          </span>
        </p>
      )}
      {facts.overrides && (
        <p className="muted">
          {t('call.insteadOf', {
            gives: t(priorityLook[facts.verdict.priority].textKey),
            name: facts.verdict.rule?.name ?? '',
          })}
        </p>
      )}
      {facts.safety && (
        <p className="row risk">
          <Icon name="s-risk" />
          {t('call.somebodyInDanger')}
        </p>
      )}
      <dl className="pairs call-pairs">
        <Pair name={t('call.caller')}>
          {[call.contactName, call.contactPhone].filter(Boolean).join(', ') || unsaid}
        </Pair>
        <Pair name={t('call.customer')}>
          {facts.place?.customer?.name ?? (call.newCustomer ? <New>{call.newCustomer}</New> : unsaid)}
        </Pair>
        <Pair name={t('call.place')}>
          {call.newSite ? <New>{call.newSite}</New> : facts.place?.site?.address || call.siteName || unsaid}
        </Pair>
        {call.assetName && <Pair name={t('call.asset')}>{call.assetName}</Pair>}
        {asked && (
          <Pair name={t('call.workTypeField')}>
            {facts.workType?.name ?? <span className="warn">{t('call.noWorkType')}</span>}
          </Pair>
        )}
        {facts.durationMinutes !== null && (
          <Pair name={t('call.duration')}>
            <span className="num">{formatMinutes(facts.durationMinutes)}</span>
          </Pair>
        )}
        {(facts.workType?.skillName || facts.outcome.skills.length > 0) && (
          <Pair name={t('call.skills')}>
            {[...new Set([facts.workType?.skillName, ...facts.outcome.skills])].filter(Boolean).join(', ')}
          </Pair>
        )}
        {facts.outcome.parts.length > 0 && <Pair name={t('call.parts')}>{facts.outcome.parts.join(', ')}</Pair>}
        {facts.outcome.issue && <Pair name={t('call.issue')}>{facts.outcome.issue}</Pair>}
        {call.window && (
          <Pair name={t('call.windowField')}>
            <span className="num">{windowText(call.window)}</span>
          </Pair>
        )}
      </dl>
      <div className="call-summary-foot">
        <Button ref={button} kind="primary" disabled={!saving.ready} onClick={() => void saving.save()}>
          {t('call.save')} <kbd>{t('call.ctrl')} Enter</kbd>
        </Button>
        <Button kind="ghost" onClick={saving.drop}>
          {t('call.drop')}
        </Button>
      </div>
    </aside>
  )
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function New({ children }: { readonly children: ReactNode }) {
  return (
    <span className="row" style={{ gap: 4 }}>
      {children} <span className="chip">{t('call.isNew')}</span>
    </span>
  )
}
