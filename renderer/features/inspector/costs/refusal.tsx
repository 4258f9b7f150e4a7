import { useState } from 'react'
import { approvalAsk } from '#shared/commands/approval/ask.ts'
import { workOrderSetLimit } from '#shared/commands/work-order/set-limit.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'

/** Why a line did not go in, and for a passed limit what can be done about it. */
export function Refusal({
  error,
  costs,
  onAgain,
  onClose,
}: {
  readonly error: AppError
  readonly costs: WorkOrderCosts
  /** Tries once more what was refused. */
  readonly onAgain: () => Promise<boolean>
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const [asking, setAsking] = useState(false)
  const passed =
    error.kind === 'rule-violation' ? error.violations.find(({ rule }) => rule === 'cost-limit') : undefined
  const after = Number(passed?.facts['afterCents'] ?? 0)
  const raise = async () => {
    const raised = await run(workOrderSetLimit, { workOrderId: costs.workOrder.id, nteCents: after })
    if (raised.ok) await onAgain()
  }
  const ask = async (reason: string) => {
    setAsking(false)
    const asked = {
      subjectKind: 'workOrder',
      subjectId: costs.workOrder.id,
      kind: 'limit',
      amountCents: after,
    } as const
    const done = await run(approvalAsk, { ...asked, reason })
    if (!done.ok) return
    announce({ tone: 'good', text: t('costs.asked', { amount: formatMoney(after, costs.rates.currency) }) })
    onClose()
  }
  return (
    <div style={{ marginTop: 6 }}>
      <Notice
        role="alert"
        tone="risk"
        shape="s-miss"
        text={errorText(error)}
        actions={
          <>
            {passed && !costs.pendingLimit && (
              <Button size="small" kind="primary" onClick={() => setAsking(true)}>
                {t('costs.ask')}
              </Button>
            )}
            {passed && (
              <Button size="small" onClick={() => void raise()}>
                {t('costs.raiseLimit', { amount: formatMoney(after, costs.rates.currency) })}
              </Button>
            )}
            <Button size="small" kind="ghost" onClick={onClose}>
              {t('app.close')}
            </Button>
          </>
        }
      />
      {asking && (
        <ReasonDialog
          title={t('costs.askTitle', { amount: formatMoney(after, costs.rates.currency) })}
          text={t('costs.askText')}
          action={t('costs.ask')}
          onReason={(reason) => void ask(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
