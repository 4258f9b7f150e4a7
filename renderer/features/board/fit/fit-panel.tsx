import { useEffect, useMemo, useRef, useState } from 'react'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { compareJudgements } from '#shared/domain/schedule/find-start.ts'
import { rankTechnicians } from '#shared/domain/schedule/rank-technicians.ts'
import type { Candidate } from '#shared/domain/schedule/rank-technicians.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatDay, formatMinutes, formatTime } from '../../../lib/format.ts'
import { legSourceText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { visitOf } from '../board-handle.ts'
import { useFit } from '../board-state.ts'
import { mainViolation, signedMinutes, tellingViolations, verdictIcon } from '../drag/verdict.ts'
import { judgeContextOf } from '../model/board-model.ts'
import type { BoardModel } from '../model/board-model.ts'

interface FitPanelProps {
  readonly handle: BoardHandle
  readonly model: BoardModel
  readonly day: Day
  readonly now: number
}

/** Every technician's answer for one visit, best first, with the reasons; Enter schedules the chosen one. */
export function FitPanel({ handle, model, day, now }: FitPanelProps) {
  const { visitId, mode } = useFit()
  const detail = visitId === null ? null : visitOf(handle, visitId)
  if (!detail) return null
  return (
    <Ranking key={`${visitId} ${mode}`} detail={detail} mode={mode} handle={handle} model={model} day={day} now={now} />
  )
}

function Ranking({
  detail,
  mode,
  handle,
  model,
  day,
  now,
}: FitPanelProps & { readonly detail: VisitDetail; readonly mode: 'fit' | 'reassign' }) {
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const candidates = useMemo(() => rank(detail, mode, model, day, now), [detail, mode, model, day, now])
  const possible = candidates.filter(({ verdict }) => verdict !== 'impossible')
  const impossible = Map.groupBy(
    candidates.filter(({ verdict }) => verdict === 'impossible'),
    ({ judgement }) => reasonOf(judgement),
  )
  useEffect(() => list.current?.focus(), [])
  const close = () => {
    useFit.setState({ visitId: null })
    handle.scroller?.focus()
  }
  const schedule = ({ schedule: lane, judgement }: Candidate) => {
    close()
    handle.grant({
      kind: 'place',
      detail,
      technicianId: lane.technician.id,
      startsAt: judgement.arrival,
      durationMinutes: detail.visit.durationMinutes,
      judgement,
    })
  }
  const current = possible[Math.min(chosen, possible.length - 1)]
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(possible.length - 1, chosen + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
    else if (event.key === 'Enter' && current) schedule(current)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <aside
      className="fit-panel"
      role="dialog"
      aria-label={t(`board.fitTitle-${mode}`, { number: String(detail.workOrderNumber) })}
      onKeyDown={onKeyDown}
    >
      <header>
        <div className="row">
          <b className="grow cut">{t(`board.fitTitle-${mode}`, { number: String(detail.workOrderNumber) })}</b>
          <Button kind="ghost" size="small" icon="i-x" aria-label={t('app.close')} onClick={close} />
        </div>
        <p className="soft cut">
          {detail.title} · {formatDay(day, 'medium')} · {formatMinutes(detail.visit.durationMinutes)}
          {detail.skillName ? ` · ${detail.skillName} ${detail.skillLevel}` : ''}
        </p>
      </header>
      <div
        ref={list}
        className="fit-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('board.fitPossible')}
        aria-activedescendant={current ? `fit-${current.schedule.technician.id}` : undefined}
      >
        {possible.length === 0 && <p className="muted none">{t('board.fitNobody')}</p>}
        {possible.map((candidate, index) => (
          <CandidateRow
            key={candidate.schedule.technician.id}
            candidate={candidate}
            detail={detail}
            load={loadOf(model, candidate.schedule.technician.id)}
            selected={index === Math.min(chosen, possible.length - 1)}
            onChoose={() => setChosen(index)}
            onSchedule={() => schedule(candidate)}
          />
        ))}
        {impossible.size > 0 && (
          <section className="fit-why">
            <h3>{t('board.notPossible')}</h3>
            <ul>
              {[...impossible].map(([reason, list]) => (
                <li key={reason}>
                  <Icon name="s-no" className="risk" />
                  <b>
                    {list.length === 1
                      ? list[0]!.schedule.technician.code
                      : t('board.technicians', { count: list.length })}
                  </b>
                  <span>{reason}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {current && (
        <footer>
          <Button kind="primary" onClick={() => schedule(current)}>
            {t('board.scheduleOn', {
              technician: current.schedule.technician.code,
              time: formatTime(current.judgement.arrival, model.clock.zone),
            })}
          </Button>
          <p className="muted" title={t('travel.how')}>
            {t('board.driveBy', { source: legSourceText(current.judgement.travelBefore) })}
          </p>
        </footer>
      )}
    </aside>
  )
}

function CandidateRow({
  candidate: { schedule, judgement, verdict },
  detail,
  load,
  selected,
  onChoose,
  onSchedule,
}: {
  readonly candidate: Candidate
  readonly detail: VisitDetail
  readonly load: number | null
  readonly selected: boolean
  readonly onChoose: () => void
  readonly onSchedule: () => void
}) {
  const spare = detail.resolveBy === null ? null : (detail.resolveBy - judgement.leave) / 60_000
  const held = detail.skillId === null ? null : (schedule.skillLevels.get(detail.skillId) ?? 0)
  const reasons = tellingViolations(judgement.violations).map(violationText)
  return (
    <div
      id={`fit-${schedule.technician.id}`}
      className={selected ? 'candidate selected' : 'candidate'}
      role="option"
      aria-selected={selected}
      onClick={onChoose}
      onDoubleClick={onSchedule}
    >
      <div className="row">
        <b>{schedule.technician.code}</b>
        <span className={`row verdict-word ${verdict}`}>
          <Icon name={verdictIcon[verdict]} />
          {t(`board.word-${verdict}`)}
        </span>
        <span className="grow" />
        <b className="num">{formatTime(judgement.arrival, officeZone())}</b>
      </div>
      <div className="facts num">
        <span title={`${t('board.factTravel')}: ${legSourceText(judgement.travelBefore)}`}>
          {signedMinutes(judgement.extraTravelMinutes)}
        </span>
        <span title={t('board.factSpare')}>{spare === null ? '–' : formatMinutes(spare)}</span>
        <span title={t('board.factSkill')}>
          {held === null ? '–' : t('board.levelOf', { held, needed: detail.skillLevel })}
        </span>
        <span title={t('board.factLoad')}>{load === null ? '–' : `${load}%`}</span>
      </div>
      {reasons.length > 0 && <p className="warn">{reasons.join(' · ')}</p>}
    </div>
  )
}

function rank(detail: VisitDetail, mode: 'fit' | 'reassign', model: BoardModel, day: Day, now: number): Candidate[] {
  const lanes = [...model.lanes.values()].map((lane) => lane.schedule)
  const context = judgeContextOf(model, now)
  const { durationMinutes, startsAt } = detail.visit
  if (mode === 'reassign' && startsAt !== null) {
    const judged = lanes
      .filter((lane) => lane.technician.id !== detail.technicianId)
      .map((schedule) => ({
        schedule,
        judgement: judgePlacement(detail, schedule, startsAt, durationMinutes, context),
      }))
      .sort((a, b) => compareJudgements(a.judgement, b.judgement))
    return judged.map((one, index) => ({
      ...one,
      verdict: one.judgement.grade !== 'fits' ? one.judgement.grade : index === 0 ? 'best' : 'good',
    }))
  }
  const { start, end } = model.clock.bounds(day)
  // A day that is over is planned from its morning: somebody writes down what was done.
  const from = now >= start && now < end ? now : start
  return rankTechnicians(detail, lanes, day, from, durationMinutes, context)
}

function reasonOf(judgement: Candidate['judgement']): string {
  const main = mainViolation(judgement)
  return main ? violationText(main) : ''
}

function loadOf(model: BoardModel, technicianId: string): number | null {
  const view = model.lanes.get(technicianId)?.view
  if (!view || view.workingMinutes === 0) return null
  return Math.round((100 * (view.workMinutes + view.travelMinutes)) / view.workingMinutes)
}
