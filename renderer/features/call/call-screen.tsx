import './call.css'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Caller } from '#shared/queries/call.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { CallTabs } from './call-tabs.tsx'
import { ContextPanel } from './context/context-panel.tsx'
import { steps, stepOf } from './flow/call-draft.ts'
import type { CallDraft } from './flow/call-draft.ts'
import { back } from './flow/call-flow.ts'
import { beginCall, currentCall, putCall, useCalls } from './flow/call-store.ts'
import { StepList } from './steps/step-list.tsx'
import { SummaryPanel } from './summary-panel.tsx'
import { useCallFacts } from './use-call-facts.ts'
import { useSaveCall } from './use-save-call.ts'

/** Taking a call: five steps on the left, what the office knows in the middle, the request as it will be on the right. */
export function CallScreen() {
  const call = useCalls(currentCall)
  useEffect(() => {
    if (!call) beginCall()
  }, [call])
  return call ? <OneCall key={call.id} call={call} /> : null
}

function OneCall({ call }: { readonly call: CallDraft }) {
  const [, goTo] = useLocation()
  const facts = useCallFacts(call)
  const saving = useSaveCall(call, facts)
  const [preview, setPreview] = useState<Caller | null>(null)
  const goBack = () => {
    const before = back(call)
    if (before) putCall(before)
    else goTo('/requests')
  }
  useActions('call', [
    {
      id: 'call.save',
      text: t('call.keySave'),
      keys: 'mod+enter',
      enabled: saving.ready,
      run: () => void saving.save(),
    },
    { id: 'call.another', text: t('call.keyAnother'), run: () => beginCall() },
    { id: 'call.drop', text: t('call.keyDrop'), run: saving.drop },
  ])
  return (
    <div
      className="call-screen"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        goBack()
      }}
    >
      <CallTabs currentId={call.id} />
      <div className="call-columns">
        <section className="call-steps" aria-label={t('call.steps')}>
          <p className="visually-hidden" role="status">
            {t('call.stepOf', {
              step: t(`call.step-${stepOf[call.phase]}`),
              at: steps.indexOf(stepOf[call.phase]) + 1,
              count: steps.length,
            })}
          </p>
          <StepList call={call} facts={facts} put={putCall} saving={saving} onPreview={setPreview} />
        </section>
        <ContextPanel call={call} facts={facts} preview={preview} />
        <SummaryPanel call={call} facts={facts} saving={saving} />
      </div>
      <footer className="status-line">
        <span>
          <kbd>Enter</kbd> {t('call.hintNext')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('call.hintBack')}
        </span>
        <span>
          <kbd>{t('call.ctrl')} Enter</kbd> {t('call.hintSave')}
        </span>
        <span>
          <kbd>{t('call.ctrl')} J</kbd> {t('call.hintAnother')}
        </span>
        <span className="grow" />
        <span>{t('call.kept')}</span>
      </footer>
    </div>
  )
}
