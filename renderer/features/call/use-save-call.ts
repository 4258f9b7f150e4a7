import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { requestAddCall } from '#shared/commands/request/add-call.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import type { OpenAtPlace } from '#shared/queries/call.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import type { CallDraft } from './flow/call-draft.ts'
import { beginCall, dropCall, putCall, showCall, useCalls } from './flow/call-store.ts'
import { addedCall, canSave, requestOfCall } from './request-of-call.ts'
import type { CallFacts } from './use-call-facts.ts'

/** Ending a call: saved as a request, added to what is open, or dropped. Each can be taken back. */
export interface CallSaving {
  readonly ready: boolean
  readonly busy: boolean
  save(): Promise<void>
  addTo(open: OpenAtPlace): Promise<void>
  drop(): void
}

export function useSaveCall(call: CallDraft, facts: CallFacts): CallSaving {
  const { run, act } = useCommands()
  const [busy, setBusy] = useState(false)
  const ready = canSave(call, facts) && !busy
  /** The call is over: the next parked one, or a fresh one, is on the screen. */
  const leave = () => {
    dropCall(call.id)
    const next = useCalls.getState().calls.at(-1)
    if (next) showCall(next.id)
    else beginCall()
  }
  const bringBack = () => {
    putCall(call)
    showCall(call.id)
  }
  const undo = {
    text: t('call.undo'),
    run: () => void act(historyUndo, {}).then((done) => done.ok && bringBack()),
  }
  return {
    ready,
    busy,
    async save() {
      if (!ready) return
      setBusy(true)
      const done = await run(requestCreate, requestOfCall(call, facts))
      setBusy(false)
      if (!done.ok) return
      const { number, requestId } = done.value.value
      select('request', requestId)
      leave()
      announce({ tone: 'good', text: t('call.saved', { number }), action: undo })
    },
    async addTo(open) {
      setBusy(true)
      const done = await run(requestAddCall, addedCall(call, facts, open))
      setBusy(false)
      if (!done.ok) return
      const { number, raised } = done.value.value
      select(open.kind, open.id)
      leave()
      const text = t('call.added', { kind: open.kind, number, raised: raised ? 'yes' : 'no' })
      announce({ tone: 'good', text, action: undo })
    },
    drop() {
      leave()
      announce({ tone: 'plain', text: t('call.dropped'), action: { text: t('call.undo'), run: bringBack } })
    },
  }
}
