import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { visitArrange } from '#shared/commands/visit/arrange.ts'
import { visitResize } from '#shared/commands/visit/resize.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import type { AppError, Violation } from '#shared/kernel/app-error.ts'
import { useApi } from '../../api/api-context.tsx'
import { useCommands } from '../../api/use-commands.ts'
import { errorText, violationText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select, selectMany } from '../../state/selection.ts'
import type { ArrangeWish, PlaceWish, Wish } from './board-handle.ts'
import { placedViolationText, tellingViolations } from './drag/verdict.ts'
import { showPlaced, showUnscheduled } from './optimistic-board.ts'

/** Carries wishes out: at once on the screen, then in the store; a refusal puts everything back and says why. */
export function useWishes(say: (text: string) => void) {
  const { cache } = useApi()
  const commands = useCommands()
  /** A placement that waits for a reason. */
  const [asking, setAsking] = useState<PlaceWish | ArrangeWish | null>(null)

  const undo = () => void commands.act(historyUndo, {})
  const refused = (error: AppError, number: number) =>
    announce({ tone: 'bad', text: t('board.refused', { number: String(number), reason: errorText(error) }) })
  /** Says what a drop could not, warned of, or could do instead. */
  const tellPlaced = (number: string, reasons: readonly string[], offer: PlaceWish['offer']) => {
    if (reasons.length === 0 && !offer) return
    const text =
      reasons.length > 0
        ? t('board.placedWith', { number, reasons: reasons.join(' · ') })
        : t('board.pushGaveWay', { number })
    const action = offer ? { text: offer.text, run: () => grant(offer.wish) } : { text: t('app.undo'), run: undo }
    announce({ tone: 'plain', text, action })
  }

  const place = async (wish: PlaceWish, overrideReason?: string) => {
    const { detail, technicianId, startsAt, durationMinutes, judgement } = wish
    const same = detail.technicianId === technicianId && detail.visit.startsAt === startsAt
    if (same && detail.visit.durationMinutes === durationMinutes) return
    const number = String(detail.workOrderNumber)
    const forbidden = judgement.violations.filter(({ severity }) => severity === 'forbids')
    if (forbidden.length > 0) {
      const text = t('board.refused', { number, reason: forbidden.map(violationText).join(' · ') })
      const { offer } = wish
      announce({ tone: 'bad', text, ...(offer ? { action: { text: offer.text, run: () => grant(offer.wish) } } : {}) })
      return
    }
    if (asks(judgement.violations) && !overrideReason) return setAsking(wish)
    const takeBack = showPlaced(cache, [{ detail, technicianId, startsAt, durationMinutes }])
    const reason = overrideReason ? { overrideReason } : {}
    const visitId = detail.visit.id
    const resizes = detail.technicianId === technicianId && detail.visit.durationMinutes !== durationMinutes
    const done = resizes
      ? await commands.run(visitResize, { visitId, startsAt, durationMinutes, ...reason }, { quiet: true })
      : await commands.run(
          visitSchedule,
          { visitId, technicianId, startsAt, durationMinutes, ...reason, ...(wish.match ? { match: wish.match } : {}) },
          { quiet: true },
        )
    if (!done.ok) {
      takeBack()
      // The store may know of a rule the screen did not: it asks as the ghost would have.
      if (onlyAsks(done.error) && !overrideReason)
        return setAsking({ ...wish, judgement: { ...judgement, violations: done.error.violations } })
      return refused(done.error, detail.workOrderNumber)
    }
    select('visit', visitId)
    const what = t(done.value.summary.key, done.value.summary.values)
    say(t('board.doneWhat', { what }))
    const warnings = tellingViolations(done.value.value.violations).filter(({ severity }) => severity === 'warns')
    tellPlaced(number, [...(wish.split ? [wish.split] : []), ...warnings.map(violationText)], wish.offer)
  }

  const arrange = async (wish: ArrangeWish, overrideReason?: string) => {
    const { moves, judgement, bundle } = wish
    const first = moves[0]!.detail
    const number = String(first.workOrderNumber)
    const forbidden = judgement.violations.filter(({ severity }) => severity === 'forbids')
    if (forbidden.length > 0) {
      const reason = forbidden.map(placedViolationText).join(' · ')
      return announce({ tone: 'bad', text: t('board.refused', { number, reason }) })
    }
    if (asks(judgement.violations) && !overrideReason) return setAsking(wish)
    const takeBack = showPlaced(cache, moves)
    const args = {
      moves: moves.map(({ detail, ...place }) => ({
        visitId: detail.visit.id,
        technicianId: place.technicianId,
        startsAt: place.startsAt,
        durationMinutes: place.durationMinutes,
      })),
      ...(overrideReason ? { overrideReason } : {}),
      ...(bundle ? { bundle } : {}),
    }
    const done = await commands.run(visitArrange, args, { quiet: true })
    if (!done.ok) {
      takeBack()
      if (onlyAsks(done.error) && !overrideReason)
        return setAsking({ ...wish, judgement: { ...judgement, violations: done.error.violations } })
      return refused(done.error, first.workOrderNumber)
    }
    selectMany('visit', moves.map(({ detail }) => detail.visit.id).toReversed())
    const what = t(done.value.summary.key, done.value.summary.values)
    const told = tellingViolations(done.value.value.violations).filter(({ severity }) => severity === 'warns')
    const reasons = [...(wish.split ? [wish.split] : []), ...new Set(told.map(placedViolationText))]
    const text = [t('board.doneWhat', { what }), ...reasons].join(' · ')
    announce({ tone: 'plain', text, action: { text: t('app.undo'), run: undo } })
  }

  const unschedule = async (visitIds: readonly string[]) => {
    const takeBack = showUnscheduled(cache, visitIds)
    const done = await commands.run(visitUnschedule, { visitIds: [...visitIds] }, { quiet: true })
    if (!done.ok) {
      takeBack()
      announce({ tone: 'bad', text: t('board.notUnscheduled', { reason: errorText(done.error) }) })
      return
    }
    const what = t(done.value.summary.key, done.value.summary.values)
    announce({ tone: 'plain', text: t('board.doneWhat', { what }), action: { text: t('app.undo'), run: undo } })
  }

  const carryOut = (wish: Wish, reason?: string): Promise<void> => {
    if (wish.kind === 'unschedule') return unschedule(wish.visitIds)
    return wish.kind === 'place' ? place(wish, reason) : arrange(wish, reason)
  }
  const grant = (wish: Wish) => void carryOut(wish)
  return {
    asking,
    grant,
    answer: (reason: string | null) => {
      setAsking(null)
      if (asking && reason) void carryOut(asking, reason)
    },
  }
}

const asks = (violations: readonly Violation[]) => violations.some(({ severity }) => severity === 'asks')

function onlyAsks(error: AppError): error is Extract<AppError, { kind: 'rule-violation' }> {
  return error.kind === 'rule-violation' && error.violations.every(({ severity }) => severity !== 'forbids')
}
