import { dayOf } from '#shared/kernel/zone.ts'
import { useNow } from '../../api/now.ts'
import { useReasons } from '../../api/use-reasons.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { HoldDialog } from '../../ui/hold-dialog.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

/** Moves of a work order that need a reason: holding, cancelling, reopening what was closed. */
export type ReasonedMove = 'onHold' | 'cancelled' | 'open'

/** What is said with such a move. */
export interface MoveWords {
  readonly reason: string
  readonly followUpOn?: string | null
  readonly note?: string | null
  /** What becomes of the requests of cancelled work; left out: they are closed with the reason. */
  readonly requestsTo?: 'inbox'
}

interface MoveReasonProps {
  readonly asking: ReasonedMove
  readonly count: number
  readonly onAnswer: (words: MoveWords) => void
  readonly onClose: () => void
}

/** Asks what a move of one or many work orders needs, from the office's lists or in own words. */
export function MoveReason({ asking, count, onAnswer, onClose }: MoveReasonProps) {
  const now = useNow()
  const hold = useReasons('hold')
  const cancel = useReasons('cancel')
  if (asking === 'onHold') {
    const title = t('workOrders.holdTitle', { count })
    const today = dayOf(now, officeZone())
    return <HoldDialog title={title} reasons={hold} today={today} onHold={onAnswer} onClose={onClose} />
  }
  const cancels = asking === 'cancelled'
  return (
    <ReasonDialog
      title={t(cancels ? 'workOrders.cancelTitle' : 'workOrders.reopenTitle', { count })}
      text={t(cancels ? 'workOrders.cancelText' : 'workOrders.reopenText')}
      action={cancels ? t('workOrders.doCancel', { count }) : t('inspector.to.open')}
      reasons={cancels ? cancel : []}
      onClose={onClose}
      {...(cancels ? { option: t('workOrders.backToInbox') } : {})}
      onReason={(reason, toInbox) => onAnswer({ reason, ...(toInbox ? { requestsTo: 'inbox' } : {}) })}
    />
  )
}
