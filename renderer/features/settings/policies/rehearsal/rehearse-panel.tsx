import { Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { mostRehearsedDays } from '#shared/actions/policy.ts'
import type { Policy } from '#shared/domain/policy/policy.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { useMay } from '../../../../api/may.ts'
import { useNow } from '../../../../api/now.ts'
import { errorText } from '../../../../lib/error-text.ts'
import { formatNumber } from '../../../../lib/format.ts'
import { t } from '../../../../lib/messages.ts'
import { officeZone } from '../../../../lib/office-zone.ts'
import { Button } from '../../../../ui/button.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { Card } from '../../cards/card.tsx'
import { policyName } from '../policy-name.ts'
import { RehearsalResult } from './rehearsal-result.tsx'
import { rehearsalSpans, spanOf } from './rehearsal-span.ts'
import type { DaySpan, RehearsalSpan } from './rehearsal-span.ts'
import { useRehearsal } from './use-rehearsal.ts'
import './rehearsal.css'

const usualSeconds = 2

interface RehearsePanelProps {
  /** The policy looked at, with its weights as they stand on the sliders. */
  readonly policy: Policy
  /** Whether those weights are not saved. */
  readonly edited: boolean
  readonly inUse: Policy
}

/** Past days planned again under the weights beside it: what to plan, how far it is, and what it came to. */
export function RehearsePanel({ policy, edited, inUse }: RehearsePanelProps) {
  const may = useMay('schedule')
  const today = dayOf(useNow(), officeZone())
  const [span, setSpan] = useState<RehearsalSpan>('yesterday')
  const [own, setOwn] = useState<DaySpan>({ from: addDays(today, -7), to: today })
  const [seconds, setSeconds] = useState(usualSeconds)
  const [compares, setCompares] = useState(true)
  const { running, asked, result, error, start, stop } = useRehearsal()
  const { from, to } = spanOf(span, own, today)
  const differs = edited || policy.id !== inUse.id
  const rehearse = () =>
    void start({
      from,
      to,
      seconds,
      looked: { policyId: policy.id, weights: policy.weights, edited },
      beside: compares && differs ? { policyId: inUse.id, weights: inUse.weights } : null,
    })
  return (
    <div className="rehearse-panel">
      <Card id="rehearse" title={t('policies.rehearse')}>
        <p className="soft">{t('policies.rehearseHint')}</p>
        <Segmented
          label={t('policies.rehearseDays')}
          options={rehearsalSpans.map((value) => ({ value, text: t(`policies.rehearseSpan-${value}`) }))}
          value={span}
          onChange={setSpan}
        />
        {span === 'own' && (
          <div className="row">
            {(['from', 'to'] as const).map((end) => (
              <input
                key={end}
                type="date"
                className="field"
                aria-label={t(`policies.rehearse-${end}`)}
                max={today}
                value={own[end]}
                onChange={(event) => event.target.value !== '' && setOwn({ ...own, [end]: event.target.value })}
              />
            ))}
          </div>
        )}
        {differs && (
          <Checkbox
            size="xs"
            label={t('policies.rehearseCompare', { name: policyName(inUse) })}
            checked={compares}
            onChange={(event) => setCompares(event.currentTarget.checked)}
          />
        )}
        <div className="row rehearse-start">
          <Button kind="primary" disabled={!may || running !== null} onClick={rehearse}>
            {t('policies.rehearseStart')}
          </Button>
          <label className="row muted" htmlFor="rehearse-seconds">
            {t('policies.rehearseSeconds')}
            <NumberInput
              id="rehearse-seconds"
              w={76}
              min={1}
              max={60}
              suffix=" s"
              allowDecimal={false}
              clampBehavior="strict"
              value={seconds}
              onChange={(next) => typeof next === 'number' && setSeconds(next)}
            />
          </label>
        </div>
        {running && (
          <div className="rehearse-running" role="status">
            <progress
              aria-label={t('policies.rehearseRunning')}
              {...(running.total ? { value: running.done, max: running.total } : {})}
            />
            <span className="num">
              {t('policies.rehearseProgress', {
                done: formatNumber(Math.floor(running.done)),
                total: formatNumber(running.total ?? 0),
              })}
            </span>
            <Button size="small" onClick={stop}>
              {t('policies.rehearseStop')}
            </Button>
          </div>
        )}
        {error && !running && (
          <Notice
            tone="risk"
            shape="s-risk"
            role="alert"
            text={errorText(error)}
            detail={t('policies.rehearseLimit', { days: mostRehearsedDays })}
          />
        )}
        {result && asked && !running && !error && <RehearsalResult result={result} asked={asked} policy={policy} />}
        {!running && !result && !error && <p className="muted">{t('policies.rehearseEmpty')}</p>}
      </Card>
    </div>
  )
}
