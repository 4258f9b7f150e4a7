import { historyUndo } from '#shared/actions/app.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import type { MatchCandidate, MatchRanking } from '#shared/queries/match.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { matchReasonOf } from '../../../match/match-reason-of.ts'
import { MatchView } from '../../../match/match-view.tsx'
import { announce } from '../../../state/announcer.ts'
import { useDay } from '../../../state/day.ts'

/** Who could take the visit that is selected; Enter puts it there. */
export function MatchTab({ visitId }: { readonly visitId: string }) {
  const day = useDay((state) => state.day)
  const { run, act } = useCommands()
  const assign = async (candidate: MatchCandidate, ranking: MatchRanking) => {
    const { technicianId, startsAt } = candidate
    const match = matchReasonOf(candidate, ranking)
    const done = await run(visitSchedule, { visitId, technicianId, startsAt, match })
    if (!done.ok) return
    const what = t(done.value.summary.key, done.value.summary.values)
    announce({ tone: 'good', text: what, action: { text: t('app.undo'), run: () => void act(historyUndo, {}) } })
  }
  return <MatchView visitId={visitId} day={day} onAssign={(candidate, ranking) => void assign(candidate, ranking)} />
}
