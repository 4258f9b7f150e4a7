import type { z } from 'zod'
import { serviceLevelsPreview } from '#shared/queries/service-levels.ts'
import type { RecountPreview } from '#shared/queries/service-levels.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

interface RecountPanelProps {
  /** What is about to be saved. */
  readonly asked: z.input<typeof serviceLevelsPreview.args>
  readonly onBack: () => void
  /** Saves and leaves open work as it is; left out where there is nothing to save. */
  readonly onLeave?: () => void
  readonly onRecount: (preview: RecountPreview) => void
}

/** What saving would do to open work: how many deadlines move and where to, before anything is written. */
export function RecountPanel({ asked, onBack, onLeave, onRecount }: RecountPanelProps) {
  const answer = useQueryOf(serviceLevelsPreview, asked, { keepPrevious: false })
  const preview = answer.data
  const zone = officeZone()
  const instant = (at: number | null) => (at === null ? t('sla.noDeadline') : formatDateTime(at, zone))
  return (
    <div className="sla-form" role="group" aria-label={t('sla.recountTitle')}>
      <div role="status">
        {answer.error && <p className="risk">{errorText(answer.error.error)}</p>}
        {!preview && !answer.error && <p className="soft">{t('sla.checking')}</p>}
        {preview && <p className="medium">{t('sla.recountAsk', { changed: preview.changed, open: preview.open })}</p>}
      </div>
      {preview && preview.changed > 0 && (
        <>
          <p className="soft num">
            {t('sla.recountParts', { earlier: preview.earlier, later: preview.later })}
            {preview.promised > 0 && ` · ${t('sla.recountPromised', { count: preview.promised })}`}
          </p>
          {preview.missed > 0 && (
            <p className="risk row">
              <Icon name="s-miss" />
              {t('sla.recountMissed', { count: preview.missed })}
            </p>
          )}
          <ul className="sla-examples">
            {preview.examples.map(({ workOrderId, number, title, clock, before, after }) => (
              <li key={workOrderId} className="num">
                {t('sla.example', {
                  number: String(number),
                  title,
                  clock: t(`sla.clock-${clock}`),
                  before: instant(before),
                  after: instant(after),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row" style={{ justifyContent: 'flex-end', flexWrap: 'wrap' }}>
        <Button onClick={onBack}>{t('list.cancel')}</Button>
        {onLeave && <Button onClick={onLeave}>{t('sla.recountNo')}</Button>}
        <Button
          kind="primary"
          disabled={!preview || preview.changed === 0}
          onClick={() => preview && onRecount(preview)}
        >
          {t(onLeave ? 'sla.recountYes' : 'sla.recountRules')}
        </Button>
      </div>
    </div>
  )
}
