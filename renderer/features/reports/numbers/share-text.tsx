import { leastForShare } from '#shared/domain/sla/sla-clock.ts'
import type { Share } from '#shared/domain/sla/sla-clock.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** A share in percent; where it was made from too few cases, their number instead. */
export function ShareText({ share }: { readonly share: Share }) {
  if (share.share === null) {
    return (
      <span className="num muted" title={t('reports.tooFewHint', { least: leastForShare })}>
        {t('reports.tooFew', { n: share.denominator })}
      </span>
    )
  }
  return <span className="num">{t('reports.share', { percent: formatNumber(share.share * 100, 1) })}</span>
}
