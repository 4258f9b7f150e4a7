import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { bundlesSuggest } from '#shared/queries/bundles.ts'
import { requestsAcceptPreview, requestsLikelyDuplicates } from '#shared/queries/requests.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { WantedBundles } from '../use-triage.ts'
import { BundleChoice } from './bundle-choice.tsx'
import { wantedBundle } from './wanted-bundle.ts'
import './dialogs.css'

const leftText = {
  noWorkType: 'previewNoType',
  notNew: 'previewNotNew',
  notFound: 'previewNotFound',
  awaitingApproval: 'previewAwaiting',
  aboveLimit: 'previewAboveLimit',
} as const

/** As many as bundles are suggested for at once. */
const mostForBundles = 2_000

/** As many are looked at for likely duplicates before accepting. */
const mostLookedAt = 300

interface PreviewProps {
  readonly ids: readonly string[]
  readonly onAccept: (askReason: string | null, bundles: WantedBundles) => void
  readonly onClose: () => void
}

/** Says what accepting many requests will do and cost, before it is done, and offers to bundle them. */
export function AcceptPreviewDialog({ ids, onAccept, onClose }: PreviewProps) {
  const preview = useQueryOf(requestsAcceptPreview, { requestIds: [...ids] }).data
  const few = ids.length <= mostForBundles
  const suggested = useQueryOf(bundlesSuggest, { requestIds: few ? [...ids] : [] }, { enabled: few }).data ?? []
  const marked = useQueryOf(requestsLikelyDuplicates, { requestIds: ids.slice(0, mostLookedAt) }).data ?? []
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const line = (shape: DrawingName, tone: string, count: number, text: string) =>
    count > 0 && (
      <li key={text} className="row preview-line">
        <Icon name={shape} className={tone} />
        <b className="num semi">{t('list.count', { count })}</b>
        <span>{text}</span>
      </li>
    )
  const able = preview ? preview.fieldWork + preview.deskWork : 0
  const above = preview?.aboveLimit.count ?? 0
  const nothing = able + (asking ? above : 0) === 0
  const wanting = asking && reason.trim() === ''
  // The button cannot take the focus before there is something to accept.
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (able > 0) button.current?.focus()
  }, [able])
  const title = t('requests.previewTitle', { count: ids.length })
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (nothing || wanting) return
          const bundles = suggested.filter((_, at) => chosen.has(at)).map(wantedBundle)
          onAccept(asking ? reason.trim() : null, bundles)
        }}
      >
        {preview ? (
          <>
            <ul aria-label={title}>
              {line('s-open', 'accent', preview.fieldWork, t('requests.previewField', { count: preview.fieldWork }))}
              {line('s-done', 'good', preview.deskWork, t('requests.previewDesk', { count: preview.deskWork }))}
              {preview.left.map(({ reason: why, count }) =>
                line('s-warn', 'warn', count, t(`requests.${leftText[why]}`, { count })),
              )}
              {line('s-hold', 'hold', above, aboveText(preview))}
              {line('i-twin', 'warn', marked.length, t('requests.previewDuplicates', { count: marked.length }))}
              {line(
                's-warn',
                'warn',
                preview.ungeocoded,
                t('requests.previewUngeocoded', { count: preview.ungeocoded }),
              )}
            </ul>
            {able > 0 && (
              <p className="soft num">
                {t('requests.previewCost', {
                  amount: formatMoney(preview.cost.totalCents),
                  unknown: preview.cost.unknown,
                  none: String(preview.cost.unknown === able),
                })}
              </p>
            )}
            {above > 0 && (
              <div className="dialog-part">
                <label className="row">
                  <input type="checkbox" checked={asking} onChange={(event) => setAsking(event.target.checked)} />
                  {t('requests.askForThose', { count: above })}
                </label>
                {asking && (
                  <input
                    className="field"
                    aria-label={t('requests.askReason')}
                    placeholder={t('requests.askReason')}
                    maxLength={1_000}
                    value={reason}
                    onChange={(event) => setReason(event.target.value)}
                  />
                )}
              </div>
            )}
            <BundleChoice suggested={suggested} chosen={chosen} onChoose={setChosen} />
            <p className="muted">{able + above === 0 ? t('requests.previewNothing') : t('requests.previewUndo')}</p>
          </>
        ) : (
          <SkeletonRows rows={3} label={t('list.loading')} />
        )}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button ref={button} kind="primary" type="submit" disabled={nothing || wanting}>
            {asking
              ? t('requests.previewAcceptAsk', { count: able, asked: above })
              : t('requests.previewAccept', { count: able })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function aboveText({
  aboveLimit: { count, deciders },
  limitCents,
}: {
  readonly aboveLimit: { readonly count: number; readonly deciders: readonly string[] }
  readonly limitCents: number | null
}): string {
  return t('requests.previewAboveLimit', {
    count,
    limit: formatMoney(limitCents ?? 0),
    deciders: deciders.join(', ') || 'none',
  })
}
