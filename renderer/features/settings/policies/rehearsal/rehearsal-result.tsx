import type { Rehearsal } from '#shared/actions/policy.ts'
import type { Policy } from '#shared/domain/policy/policy.ts'
import { formatDay, formatNumber } from '../../../../lib/format.ts'
import { t } from '../../../../lib/messages.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { policyName } from '../policy-name.ts'
import { sameWeights } from '../weight-drafts.ts'
import { RehearsalDays } from './rehearsal-days.tsx'
import type { RehearsalAsked } from './rehearsal-run.ts'
import { RehearsalTable } from './rehearsal-table.tsx'

interface RehearsalResultProps {
  readonly result: Rehearsal
  readonly asked: RehearsalAsked
  /** The policy as it stands on the sliders now. */
  readonly policy: Pick<Policy, 'id' | 'weights'>
}

/** What a rehearsal came to, of which weights, and what it assumes. */
export function RehearsalResult({ result, asked, policy }: RehearsalResultProps) {
  const { days, total, stopped, travelFault, policies } = result
  const other = asked.policyId !== policy.id || !sameWeights(asked.weights, policy.weights)
  if (days.length === 0) return <p role="status">{t('policies.rehearseStoppedEmpty')}</p>
  const names = policies.map(({ policyId, name }, number) => {
    const plain = policyName({ id: policyId, name })
    return number === 0 && asked.edited ? t('policies.rehearseMoved', { name: plain }) : plain
  })
  const spanText =
    days.length === 1
      ? formatDay(days[0]!.day, 'medium')
      : `${formatDay(days[0]!.day, 'medium')} – ${formatDay(days.at(-1)!.day, 'medium')}`
  return (
    <section className="rehearsal-result" aria-label={t('policies.rehearseResult')}>
      <h3 aria-live="polite">
        {t('policies.rehearseOf', { span: spanText, name: names[0]!, visits: total.visits })}
        {stopped && <span className="tag warn">{t('policies.rehearseStopped')}</span>}
        {other && <span className="tag warn">{t('policies.rehearseOther')}</span>}
      </h3>
      {total.visits === 0 ? (
        <p>{t('policies.rehearseNothing')}</p>
      ) : (
        <>
          <RehearsalTable total={total} names={names} />
          {days.length > 1 && <RehearsalDays days={days} name={names[0]!} />}
        </>
      )}
      {travelFault && (
        <Notice tone="warn" shape="s-warn" text={t('policies.rehearseTravelFault', { fault: travelFault })} />
      )}
      <details>
        <summary>{t('policies.rehearseAssumes')}</summary>
        <ul>
          <li>{t('policies.rehearseAssumesKnown')}</li>
          <li>{t('policies.rehearseAssumesTimes', { count: formatNumber(total.withoutTimes) })}</li>
          <li>{t('policies.rehearseAssumesPeople')}</li>
          <li>{t('policies.rehearseAssumesTravel')}</li>
          <li>{t('policies.rehearseAssumesMissed')}</li>
          {total.kept > 0 && <li>{t('policies.rehearseAssumesKept', { count: total.kept })}</li>}
          <li>{t('policies.rehearseAssumesAnew')}</li>
        </ul>
      </details>
    </section>
  )
}
