import { useReasons } from '../../api/use-reasons.ts'
import { placedViolationText } from './drag/verdict.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { t } from '../../lib/messages.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

interface OverrideDialogProps {
  /** Number of the work order that is placed. */
  readonly number: number
  readonly violations: readonly Violation[]
  /** The reason, or null when the person leaves it. */
  readonly onAnswer: (reason: string | null) => void
}

/** Asks why a rule is broken on purpose, from the office's list; the reason is kept with the visit. */
export function OverrideDialog({ number, violations, onAnswer }: OverrideDialogProps) {
  return (
    <ReasonDialog
      title={t('board.reasonTitle', { number: String(number) })}
      text={t('board.reasonText')}
      facts={
        <ul className="broken-rules">
          {violations.map((violation, index) => (
            <li key={index} className="row">
              <Icon name="s-warn" className="warn" />
              {placedViolationText(violation)}
            </li>
          ))}
        </ul>
      }
      reasons={useReasons('override')}
      maxLength={500}
      action={t('board.scheduleAnyway')}
      leave={t('board.leaveIt')}
      onReason={onAnswer}
      onClose={() => onAnswer(null)}
    />
  )
}
