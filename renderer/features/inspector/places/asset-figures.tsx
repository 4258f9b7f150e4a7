import type { z } from 'zod'
import type { assetsGet } from '#shared/queries/assets.ts'
import { formatDate, formatDay, formatMoney, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

type Detail = NonNullable<z.output<typeof assetsGet.result>>
type Advice = NonNullable<Detail['advice']>

/** With a blank that does not break: the sign stays with its number. */
const percent = (share: number) => `${formatNumber(share * 100, share < 0.1 ? 1 : 0)}\u00a0%`
const years = (value: number) => formatNumber(value, value < 10 ? 1 : 0)

const looks = {
  replace: { shape: 's-risk', family: 'risk' },
  repair: { shape: 's-good', family: 'good' },
  unknown: { shape: 's-open', family: 'idle' },
} as const

/** Repair or replace, what fails again, and the time between failures: each with the numbers it was made from. */
export function AssetFigures({ data }: { readonly data: Detail }) {
  const { advice, mtbf, repeats, repeatRule } = data
  const date = (at: number) => formatDate(at, officeZone(), true)
  return (
    <>
      {repeats.length > 0 && (
        <section aria-label={t('assets.repeats')}>
          <h3 className="label">{t('assets.repeats')}</h3>
          <ul>
            {repeats.map(({ code, count, firstAt, lastAt, workOrderIds }) => (
              <li key={code}>
                <button
                  type="button"
                  className="inspector-link"
                  onClick={() => select('workOrder', workOrderIds.at(-1)!)}
                >
                  <Icon name="s-risk" className="risk" />
                  <span className="medium cut" title={code}>
                    {code}
                  </span>
                  <span className="grow num risk nowrap">{t('assets.times', { count })}</span>
                  <span className="num muted nowrap">
                    {date(firstAt)} – {date(lastAt)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className="muted">{t('assets.repeatRule', { ...repeatRule })}</p>
        </section>
      )}
      <section aria-label={t('assets.adviceTitle')}>
        <h3 className="label">{t('assets.adviceTitle')}</h3>
        {advice ? <AdviceCard advice={advice} /> : <p className="soft">{t('assets.costsHidden')}</p>}
        <p className="row" style={{ marginTop: 8, alignItems: 'baseline' }}>
          <span className="soft">{t('assets.mtbf')}</span>
          <span className="grow" />
          <span className="num medium">
            {mtbf.meanDays === null
              ? t('assets.mtbfTooFew', { n: mtbf.failures })
              : t('assets.mtbfDays', { days: formatNumber(mtbf.meanDays, mtbf.meanDays < 10 ? 1 : 0) })}
          </span>
        </p>
        {mtbf.meanDays !== null && mtbf.from !== null && (
          <p className="muted num">
            {t(mtbf.since === 'installed' ? 'assets.mtbfSinceInstalled' : 'assets.mtbfSinceRecord', {
              days: formatNumber((mtbf.to - mtbf.from) / 86_400_000),
              n: mtbf.failures,
              from: date(mtbf.from),
            })}
          </p>
        )}
      </section>
    </>
  )
}

function AdviceCard({ advice }: { readonly advice: Advice }) {
  const look = looks[advice.verdict]
  const { cost, age, rule } = advice
  return (
    <>
      <p className={`row semi ${look.family}`}>
        <Icon name={look.shape} />
        {t(`assets.verdict.${advice.verdict}`)}
      </p>
      <Share
        name={t('assets.costShare')}
        share={cost.share}
        limit={rule.costShare}
        parts={
          cost.numerator === null && cost.denominator === null
            ? t('assets.notKnown')
            : t('assets.division', {
                numerator: cost.numerator === null ? t('assets.notKnown') : formatMoney(cost.numerator),
                denominator: cost.denominator === null ? t('assets.notKnown') : formatMoney(cost.denominator),
              })
        }
      />
      <Share
        name={t('assets.ageShare')}
        share={age.share}
        limit={rule.ageShare}
        parts={t('assets.division', {
          numerator: age.numerator === null ? t('assets.notKnown') : t('assets.years', { years: years(age.numerator) }),
          denominator: age.denominator === null ? t('assets.notKnown') : t('assets.years', { years: years(age.denominator) }), // prettier-ignore
        })}
      />
      <p className="muted num">
        {t('assets.adviceSpan', {
          failures: advice.failures,
          from: formatDay(advice.from, 'short'),
          to: formatDay(advice.to, 'short'),
          fromYear: advice.from.slice(0, 4),
          toYear: advice.to.slice(0, 4),
        })}
      </p>
      {advice.missing.length > 0 && (
        <ul className="advice-missing">
          {advice.missing.map((gap) => (
            <li key={gap} className="row soft">
              <Icon name="s-warn" className="warn" />
              {t(`assets.gap.${gap}`, { days: advice.unrecordedDays })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A share as a bar with the mark it is compared with, and the division it came from. */
function Share(props: {
  readonly name: string
  readonly share: number | null
  readonly limit: number
  readonly parts: string
}) {
  const { name, share, limit, parts } = props
  const most = Math.max(1, limit * 1.25, share ?? 0)
  const reached = share !== null && share >= limit
  return (
    <div className="share">
      <div className="row">
        <span className="soft grow">{name}</span>
        <span className={`num ${reached ? 'semi' : 'medium'}`}>
          {share === null ? t('assets.noShare') : percent(share)}
        </span>
      </div>
      <div className="share-bar" aria-hidden="true">
        {share !== null && (
          <span className={reached ? 'reached' : ''} style={{ width: `${(Math.max(0, share) / most) * 100}%` }} />
        )}
        <i style={{ left: `${(limit / most) * 100}%` }} />
      </div>
      <p className="muted num">
        {parts} · {t(reached ? 'assets.limitReached' : 'assets.limit', { limit: percent(limit) })}
      </p>
    </div>
  )
}
