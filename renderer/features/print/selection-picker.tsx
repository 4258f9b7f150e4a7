import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { printSelection } from '#shared/queries/packet.ts'
import { formatDay, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { showDay } from '../../state/day.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** What a selection means for paper. */
export type SelectedPaper = z.output<typeof printSelection.result>

interface SelectionPickerProps {
  readonly day: string
  readonly zone: string
  readonly paper: SelectedPaper
  /** Shows the first page of a visit's packet in the preview. */
  readonly onShow: (visitId: string) => void
}

/** The packets another screen had selected: those of the day, where the others are, and the way back to the whole day. */
export function SelectionPicker({ day, zone, paper, onShow }: SelectionPickerProps) {
  const onDay = paper.visits.filter((visit) => visit.day === day)
  return (
    <fieldset className="print-people">
      <legend className="label">{t('print.onlySelected', { count: onDay.length })}</legend>
      <SelectedDays day={day} paper={paper} />
      <WholeDayButton />
      {paper.notPlanned > 0 && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('print.notPlanned', { count: paper.notPlanned })}
        </p>
      )}
      <ul>
        {onDay.map((visit) => (
          <li key={visit.visitId}>
            <span className="row">
              <b className="num semi">{visit.workOrderNumber}</b>
              <span className="grow cut soft">{visit.title}</span>
              <span className="num nowrap">{formatTime(visit.startsAt, zone)}</span>
              <span className="num soft nowrap">{visit.technicianCode}</span>
            </span>
            <Button
              kind="ghost"
              size="small"
              icon="i-right"
              aria-label={t('print.showPacket', { number: String(visit.workOrderNumber) })}
              onClick={() => onShow(visit.visitId)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** The days a selection is on, where it is on more than the one that is shown. */
export function SelectedDays({ day, paper }: Pick<SelectionPickerProps, 'day' | 'paper'>) {
  const days = [...Map.groupBy(paper.visits, (visit) => visit.day)]
  if (days.every(([one]) => one === day)) return null
  return (
    <div className="print-days" role="group" aria-label={t('print.selectedDays')}>
      {days.map(([one, visits]) => (
        <Button key={one} size="small" aria-pressed={one === day} onClick={() => showDay(one)}>
          {t('print.dayCount', { day: formatDay(one, 'medium'), count: visits.length })}
        </Button>
      ))}
    </div>
  )
}

/** Leaves the selection: everybody's packets of the day. */
export function WholeDayButton() {
  const [, navigate] = useLocation()
  return (
    <Button size="small" onClick={() => navigate('/print', { replace: true })}>
      {t('print.wholeDay')}
    </Button>
  )
}
