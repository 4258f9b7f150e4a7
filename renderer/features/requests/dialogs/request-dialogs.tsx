import { useReasons } from '../../../api/use-reasons.ts'
import { t } from '../../../lib/messages.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import type { Triage } from '../use-triage.ts'
import { AcceptPreviewDialog } from './accept-preview-dialog.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'

/** The question that is open, if one is. */
export function RequestDialogs({ triage }: { readonly triage: Triage }) {
  const rejectReasons = useReasons('reject')
  const againReasons = useReasons('visitAgain')
  const { dialog, leave } = triage
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'preview':
      return (
        <AcceptPreviewDialog
          ids={dialog.ids}
          onAccept={(askReason, bundles) => void triage.acceptMany(dialog.ids, askReason, bundles)}
          onClose={leave}
        />
      )
    case 'ask':
      return <AskDialog id={dialog.id} onAsk={(reason) => void triage.ask(dialog.id, reason)} onClose={leave} />
    case 'resolve':
      return (
        <ResolveDialog
          count={dialog.ids.length}
          onResolve={(how, note) => void triage.resolve(dialog.ids, how, note)}
          onClose={leave}
        />
      )
    case 'reject':
      return (
        <ReasonDialog
          title={t('requests.rejectTitle', { count: dialog.ids.length })}
          text={t('requests.rejectText')}
          action={t('requests.reject')}
          reasons={rejectReasons}
          onReason={(reason) => void triage.reject(dialog.ids, reason)}
          onClose={leave}
        />
      )
    case 'visitAgain':
      return (
        <ReasonDialog
          title={t('requests.visitAgainTitle', { otherNumber: dialog.other.number })}
          text={t('requests.visitAgainText')}
          action={t('requests.visitAgainSay')}
          reasons={againReasons}
          onReason={(reason) => void triage.visitAgain(dialog.id, dialog.other, reason)}
          onClose={leave}
        />
      )
  }
}
