import type { ReactNode } from 'react'
import { dayOf } from '#shared/kernel/zone.ts'
import type { Caller } from '#shared/queries/call.ts'
import { formatDay, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { phases, stepOf, steps } from '../flow/call-draft.ts'
import type { CallDraft, Phase, Step } from '../flow/call-draft.ts'
import { reopen } from '../flow/call-flow.ts'
import type { CallFacts } from '../use-call-facts.ts'
import type { CallSaving } from '../use-save-call.ts'
import { UrgentStep } from './urgent-step.tsx'
import { WhatStep } from './what-step.tsx'
import { WhenStep } from './when-step.tsx'
import { WhereStep } from './where-step.tsx'
import { WhoStep } from './who-step.tsx'

/** What every step works with. */
export interface StepProps {
  readonly call: CallDraft
  readonly facts: CallFacts
  readonly put: (call: CallDraft) => void
  readonly saving: CallSaving
  /** Shows what the office knows of a match that is only marked; null shows the call's own place. */
  readonly onPreview: (caller: Caller | null) => void
}

const parts: Readonly<Record<Step, (props: StepProps) => ReactNode>> = {
  who: WhoStep,
  where: WhereStep,
  what: WhatStep,
  urgent: UrgentStep,
  when: WhenStep,
}

/** The phase a step is opened at again. */
const entry: Readonly<Record<Step, Phase>> = {
  who: 'contact',
  where: 'site',
  what: 'words',
  urgent: 'priority',
  when: 'window',
}

/** The five steps in one column: those that are over as a line, the one asked now open. */
export function StepList(props: StepProps) {
  const { call, facts, put } = props
  return (
    <ol className="call-step-list">
      {steps.map((step, index) => {
        const open = stepOf[call.phase] === step
        const over = phases.filter((phase) => stepOf[phase] === step).some((phase) => call.done.includes(phase))
        const Part = parts[step]
        return (
          <li key={step} aria-current={open ? 'step' : undefined} className={open ? 'call-step open' : 'call-step'}>
            <button
              type="button"
              className="call-step-head"
              aria-expanded={open}
              disabled={!over && !open}
              onClick={() => put(reopen(call, call.done.includes(entry[step]) ? entry[step] : call.phase))}
            >
              <span className={over && !open ? 'call-step-mark good' : 'call-step-mark'}>
                {over && !open ? <Icon name="s-done" /> : index + 1}
              </span>
              <span className="semi">{t(`call.step-${step}`)}</span>
              {!open && <span className="call-step-line cut">{over ? lineOf(step, call, facts) : ''}</span>}
            </button>
            {open && (
              <div className="call-step-body">
                <Part key={call.phase} {...props} />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function lineOf(step: Step, call: CallDraft, facts: CallFacts): ReactNode {
  const joined = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(' · ')
  if (step === 'who')
    return (
      joined(call.contactName, call.contactPhone, facts.place?.customer?.name ?? call.newCustomer) ||
      t('call.unknownCaller')
    )
  if (step === 'where') return joined(call.newSite ?? call.siteName, call.assetName) || t('call.placeUnknown')
  if (step === 'what') return joined(facts.title, facts.workType?.name)
  if (step === 'urgent') {
    const look = priorityLook[facts.priority]
    return (
      <span className="row" style={{ gap: 4 }}>
        <Icon name={look.shape} className={look.family} />
        {joined(t(look.textKey), facts.overrides ? call.priorityReason : facts.verdict.rule?.name)}
      </span>
    )
  }
  return call.window ? windowText(call.window) : t('call.noWindow')
}

/** A window as it is said on the telephone: `Tue 24 Nov, 08:00–10:00`. */
export function windowText({ start, end }: { readonly start: number; readonly end: number }): string {
  const zone = officeZone()
  return t('call.window', {
    day: formatDay(dayOf(start, zone), 'medium'),
    from: formatTime(start, zone),
    until: formatTime(end, zone),
  })
}
