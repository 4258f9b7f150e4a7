import { Modal } from '@mantine/core'
import { useState } from 'react'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import type { VisitMove } from '#shared/domain/visit/visit-status.ts'
import type { InspectedVisit } from '#shared/queries/inspector.ts'
import { useNow } from '../../../api/now.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useReasons } from '../../../api/use-reasons.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { tellRefusedMove } from '../../../state/refused-move.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantField } from '../../../ui/instant-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonFields } from '../../../ui/reason-fields.tsx'
import '../../../ui/reason.css'
import { useGapOffer } from './use-gap-offer.ts'

interface VisitMoveDialogProps {
  readonly inspected: InspectedVisit
  readonly move: VisitMove
  readonly zone: string
  readonly onClose: () => void
}

const minuteMs = 60_000

/** Asks what a visit's next status needs: when somebody was there, why, or what is left to do. */
export function VisitMoveDialog({ inspected, move, zone, onClose }: VisitMoveDialogProps) {
  const { visit } = inspected
  const { run } = useCommands()
  const offerGap = useGapOffer()
  const now = Math.floor(useNow() / minuteMs) * minuteMs
  const reasons = useReasons(move.to === 'missed' ? 'missed' : 'cancel')
  const [arrivedAt, setArrivedAt] = useState(() => Math.min(visit.startsAt ?? now, now))
  const [leftAt, setLeftAt] = useState(() => Math.min(visit.endsAt ?? now, now))
  const [reason, setReason] = useState('')
  const [opensNext, setOpensNext] = useState(true)
  const [minutes, setMinutes] = useState(String(visit.durationMinutes))
  const [refusal, setRefusal] = useState<string | null>(null)
  const asks = (need: VisitMove['needs'][number]) => move.needs.includes(need)
  const unfinished = move.to === 'partlyDone' || move.to === 'missed'
  const words = reason.trim()
  const ready = words !== '' || !(asks('reason') || asks('left'))
  const take = async () => {
    if (!ready) return
    const length = Number(minutes)
    const done = await run(
      visitSetStatus,
      {
        visitId: visit.id,
        status: move.to,
        ...(asks('times') ? { arrivedAt, leftAt } : {}),
        ...(words === '' ? {} : { reason: words }),
        ...(unfinished ? { opensNext } : {}),
        ...(unfinished && opensNext && length >= 1 ? { nextDurationMinutes: Math.round(length) } : {}),
      },
      { quiet: true },
    )
    if (!done.ok) return setRefusal(errorText(done.error))
    tellRefusedMove(null)
    if (move.to === 'cancelled') offerGap(inspected, now)
    onClose()
  }
  const title = t('inspector.visitMoveTitle', { sequence: visit.sequence, to: move.to })
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        {asks('times') && (
          <>
            <p className="soft">
              {t(
                visit.startsAt !== null && visit.startsAt <= now ? 'inspector.timesPlanned' : 'inspector.timesUnknown',
              )}
            </p>
            <div className="form-pair">
              <InstantField
                autoFocus
                label={t('inspector.arrivedLabel')}
                zone={zone}
                value={arrivedAt}
                onChange={(at) => at !== null && setArrivedAt(at)}
              />
              <InstantField
                label={t('inspector.leftLabel')}
                zone={zone}
                value={leftAt}
                onChange={(at) => at !== null && setLeftAt(at)}
              />
            </div>
          </>
        )}
        {asks('reason') && (
          <ReasonFields reasons={reasons} value={reason} onChange={setReason} onTake={() => void take()} />
        )}
        {asks('left') && (
          <label className="form-field">
            <span className="label">{t('inspector.leftToDo')}</span>
            <textarea
              className="field"
              data-autofocus={asks('times') ? undefined : true}
              maxLength={1_000}
              placeholder={t('inspector.leftToDoHint')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        {unfinished && (
          <div className="row" style={{ flexWrap: 'wrap' }}>
            <label className="row grow">
              <input type="checkbox" checked={opensNext} onChange={(event) => setOpensNext(event.target.checked)} />
              {t('inspector.opensNext')}
            </label>
            {opensNext && (
              <label className="row">
                <span className="soft">{t('inspector.nextMinutes')}</span>
                <input
                  className="field num"
                  style={{ width: 72 }}
                  inputMode="numeric"
                  value={minutes}
                  onChange={(event) => setMinutes(event.target.value.replace(/\D/g, '').slice(0, 5))}
                />
              </label>
            )}
          </div>
        )}
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal} />}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t(`inspector.visitTo.${move.to}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
