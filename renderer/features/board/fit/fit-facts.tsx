import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { MatchCandidate } from '#shared/queries/match.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import type { BoardModel } from '../model/board-model.ts'

/** What the board knows of a candidate besides: time left before the deadline, the skill held, and the load of the time shown. */
export function FitFacts({
  candidate: { technicianId, endsAt },
  detail,
  model,
}: {
  readonly candidate: MatchCandidate
  readonly detail: VisitDetail
  readonly model: BoardModel
}) {
  const lane = model.lanes.get(technicianId)
  const held = detail.skillId === null ? null : (lane?.schedule.skillLevels.get(detail.skillId) ?? 0)
  const facts = [
    ...(detail.resolveBy === null
      ? []
      : [t('board.fitSpare', { spare: formatMinutes((detail.resolveBy - endsAt) / minuteMs) })]),
    ...(held === null ? [] : [t('board.fitSkill', { skill: detail.skillName ?? '', held, needed: detail.skillLevel })]),
    ...(lane && lane.view.workingMinutes > 0 ? [t('board.fitLoad', { percent: loadOf(lane.view) })] : []),
  ]
  return <p className="muted num">{facts.join(' · ')}</p>
}

function loadOf(view: { workMinutes: number; travelMinutes: number; workingMinutes: number }): number {
  return Math.round((100 * (view.workMinutes + view.travelMinutes)) / view.workingMinutes)
}
