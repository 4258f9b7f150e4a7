import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { visitResize } from '#shared/commands/visit/resize.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { useApi } from '../../api/api-context.tsx'
import { useCommands } from '../../api/use-commands.ts'
import { errorText, violationText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import type { Wish } from './board-handle.ts'
import { tellingViolations } from './drag/verdict.ts'
import { showPlaced, showUnscheduled } from './optimistic-board.ts'

type PlaceWish = Extract<Wish, { kind: 'place' }>

/** Carries wishes out: at once on the screen, then in the store; a refusal puts everything back and says why. */
export function useWishes(say: (text: string) => void) {
  const { cache } = useApi()
  const commands = useCommands()
  /** A placement that waits for a reason. */
  const [asking, setAsking] = useState<PlaceWish | null>(null)

  const undo = () => void commands.act(historyUndo, {})
  const refused = (error: AppError, number: number) =>
    announce({ tone: 'bad', text: t('board.refused', { number: String(number), reason: errorText(error) }) })

  const place = async (wish: PlaceWish, overrideReason?: string) => {
    const { detail, technicianId, startsAt, durationMinutes, judgement } = wish
    const same = detail.technicianId === technicianId && detail.visit.startsAt === startsAt
    if (same && detail.visit.durationMinutes === durationMinutes) return
    const number = String(detail.workOrderNumber)
    const forbidden = judgement.violations.filter(({ severity }) => severity === 'forbids')
    if (forbidden.length > 0) {
      announce({ tone: 'bad', text: t('board.refused', { number, reason: forbidden.map(violationText).join(' · ') }) })
      return
    }
    if (judgement.violations.some(({ severity }) => severity === 'asks') && !overrideReason) return setAsking(wish)
    const takeBack = showPlaced(cache, detail, technicianId, startsAt, durationMinutes)
    const reason = overrideReason ? { overrideReason } : {}
    const visitId = detail.visit.id
    const resizes = detail.technicianId === technicianId && detail.visit.durationMinutes !== durationMinutes
    const done = resizes
      ? await commands.run(visitResize, { visitId, startsAt, durationMinutes, ...reason }, { quiet: true })
      : await commands.run(
          visitSchedule,
          { visitId, technicianId, startsAt, durationMinutes, ...reason },
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
    if (warnings.length > 0)
      announce({
        tone: 'plain',
        text: t('board.placedWith', { number, reasons: warnings.map(violationText).join(' · ') }),
        action: { text: t('app.undo'), run: undo },
      })
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

  return {
    asking,
    grant: (wish: Wish) => void (wish.kind === 'place' ? place(wish) : unschedule(wish.visitIds)),
    answer: (reason: string | null) => {
      setAsking(null)
      if (asking && reason) void place(asking, reason)
    },
  }
}

function onlyAsks(error: AppError): error is Extract<AppError, { kind: 'rule-violation' }> {
  return error.kind === 'rule-violation' && error.violations.every(({ severity }) => severity !== 'forbids')
}
