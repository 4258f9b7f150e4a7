import type { ProposedPlan } from '#shared/queries/plan.ts'
import { policyName } from '../../../api/use-policies.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hasText, t } from '../../../lib/messages.ts'
import { sourceText } from './plan-text.ts'

/** How the plan was made: what it costs by term, where its driving times come from, how long was searched. */
export function PlanFacts({ plan }: { readonly plan: ProposedPlan }) {
  const terms = plan.terms.filter(({ minutes }) => Math.round(minutes) !== 0).toSorted((a, b) => b.minutes - a.minutes)
  const sources = Object.entries(plan.travelSources).filter(([, legs]) => legs > 0)
  const policy = policyName(plan.policyId, plan.policyName)
  return (
    <div className="plan-facts" tabIndex={0} role="region" aria-label={t('plan.tab-facts')}>
      <h3>{t('plan.terms')}</h3>
      <dl className="num">
        {terms.map(({ name, minutes }) => (
          <div key={name}>
            <dt>{hasText(`match.term-${name}`) ? t(`match.term-${name}`) : name}</dt>
            <dd>{formatNumber(Math.round(minutes))}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('plan.termsText')}</p>
      <h3>{t('plan.sources')}</h3>
      <dl className="num">
        {sources.map(([source, legs]) => (
          <div key={source}>
            <dt>{sourceText(source)}</dt>
            <dd>{t('plan.legs', { count: legs })}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('plan.theSearch')}</h3>
      <p className="soft num">
        {t('plan.searched', {
          policy,
          seconds: formatNumber(plan.milliseconds / 1000, 1),
          iterations: formatNumber(plan.iterations),
          seed: String(plan.seed),
        })}
      </p>
    </div>
  )
}
