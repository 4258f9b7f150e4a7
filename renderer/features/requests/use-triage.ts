import { useState } from 'react'
import type { z } from 'zod'
import { historyUndo } from '#shared/actions/app.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestJoinWorkOrder } from '#shared/commands/request/join-work-order.ts'
import { requestLink } from '#shared/commands/request/link.ts'
import { requestMerge } from '#shared/commands/request/merge.ts'
import { requestNotDuplicate } from '#shared/commands/request/not-duplicate.ts'
import { requestReject } from '#shared/commands/request/reject.ts'
import { requestReopen } from '#shared/commands/request/reopen.ts'
import { requestResolve } from '#shared/commands/request/resolve.ts'
import { requestUnlink } from '#shared/commands/request/unlink.ts'
import type { ResolutionWay } from '#shared/domain/request/resolution.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { selectMany } from '../../state/selection.ts'
import type { RequestDialog } from './request-dialog.ts'

/** Bundles to make while accepting. */
export type WantedBundles = NonNullable<z.input<typeof requestAcceptMany.args>['bundles']>

/** Deciding requests: each says what it did and offers to take it back. */
export interface Triage {
  readonly dialog: RequestDialog
  open(dialog: RequestDialog): void
  leave(): void
  /** One at once, unless its cost is above the limit; of several it is said first what would become of them. */
  accept(ids: readonly string[]): Promise<void>
  acceptMany(ids: readonly string[], askReason: string | null, bundles: WantedBundles): Promise<void>
  ask(id: string, reason: string): Promise<void>
  reject(ids: readonly string[], reason: string): Promise<void>
  resolve(ids: readonly string[], how: ResolutionWay, note: string): Promise<void>
  reopen(id: string): Promise<void>
  merge(id: string, into: DuplicateCandidate): Promise<void>
  link(id: string, other: DuplicateCandidate): Promise<void>
  visitAgain(id: string, other: DuplicateCandidate, reason: string): Promise<void>
  unlink(linkId: string): Promise<void>
  tellApart(id: string, number: number, other: DuplicateCandidate): Promise<void>
}

/** `onDecided` hears when requests leave the list, so that the keyboard can go on with the next one. */
export function useTriage(onDecided: () => void): Triage {
  const { run, act } = useCommands()
  const [dialog, setDialog] = useState<RequestDialog>(null)
  const undo = { text: t('requests.undo'), run: () => void act(historyUndo, {}) }
  const say = (text: string) => announce({ tone: 'good', text, action: undo })
  const decided = (text: string) => {
    say(text)
    onDecided()
  }
  const leave = () => setDialog(null)
  return {
    dialog,
    open: setDialog,
    leave,
    async accept(ids) {
      const [id] = ids
      if (id === undefined) return
      if (ids.length > 1) return setDialog({ kind: 'preview', ids })
      const done = await run(requestAccept, { requestId: id }, { quiet: true })
      if (!done.ok) {
        if (isAboveLimit(done.error)) return setDialog({ kind: 'ask', id })
        return announce({ tone: 'bad', text: errorText(done.error) })
      }
      const { value } = done.value
      const number = Number(done.value.summary.values['number'])
      if (value.outcome === 'accepted')
        decided(t('requests.accepted', { number, workOrderNumber: value.workOrderNumber }))
    },
    async acceptMany(ids, askReason, bundles) {
      leave()
      const asking = askReason === null ? {} : { askReason }
      const done = await run(requestAcceptMany, { requestIds: [...ids], ...asking, bundles: [...bundles] })
      if (!done.ok) return
      const { accepted, asked, left, bundled } = done.value.value
      const counts = { count: accepted.length, asked: asked.length, bundled, left: left.length }
      say(t('requests.acceptedMany', counts))
      // What could not be accepted stays selected, to be looked at.
      const stays = left.flatMap(({ requestId, number }) => (number === null ? [] : [requestId]))
      selectMany('request', stays)
      if (stays.length === 0) onDecided()
    },
    async ask(id, reason) {
      leave()
      const done = await run(requestAccept, { requestId: id, ask: { reason } })
      if (!done.ok) return
      decided(t('requests.asked', { number: Number(done.value.summary.values['number']) }))
    },
    async reject(ids, reason) {
      leave()
      const done = await run(requestReject, { requestIds: [...ids], reason })
      if (!done.ok) return
      const { rejected, left } = done.value.value
      decided(t('requests.rejected', { count: rejected.length, left: left.length }))
    },
    async resolve(ids, how, note) {
      leave()
      const done = await run(requestResolve, { requestIds: [...ids], how, note })
      if (!done.ok) return
      const { resolved, left } = done.value.value
      decided(t('requests.resolvedMany', { count: resolved.length, left: left.length }))
    },
    async reopen(id) {
      const done = await run(requestReopen, { requestId: id })
      if (done.ok) decided(t('requests.reopened', { number: Number(done.value.summary.values['number']) }))
    },
    async merge(id, into) {
      const done =
        into.kind === 'request'
          ? await run(requestMerge, { duplicateId: id, intoId: into.id })
          : await run(requestJoinWorkOrder, { requestId: id, workOrderId: into.id })
      if (!done.ok) return
      const number = Number(done.value.summary.values['number'])
      const key = into.kind === 'request' ? 'requests.merged' : 'requests.joined'
      decided(t(key, { number, intoNumber: into.number }))
    },
    async link(id, other) {
      const done = await run(requestLink, { requestId: id, otherRequestId: other.id, kind: 'related' })
      if (done.ok) say(t('requests.linked', { otherNumber: other.number }))
    },
    async visitAgain(id, other, reason) {
      leave()
      const done = await run(requestLink, { requestId: id, otherRequestId: other.id, kind: 'visitAgain', reason })
      if (done.ok) say(t('requests.visitAgainSaid', { otherNumber: other.number }))
    },
    async unlink(linkId) {
      const done = await run(requestUnlink, { linkId })
      if (done.ok) say(t('requests.unlinked'))
    },
    async tellApart(id, number, other) {
      const done = await run(requestNotDuplicate, { requestId: id, otherRequestId: other.id })
      if (done.ok) say(t('requests.toldApart', { number, otherNumber: other.number }))
    },
  }
}

function isAboveLimit(error: AppError): boolean {
  return error.kind === 'rule-violation' && error.violations.some(({ rule }) => rule === 'above-approval-limit')
}
