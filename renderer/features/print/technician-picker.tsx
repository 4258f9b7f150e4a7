import type { z } from 'zod'
import type { printDay } from '#shared/queries/packet.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import type { DrawingName } from '../../ui/icons/drawings.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { chooseTechnicians } from './print-choice.ts'

export type TechnicianPaper = z.output<typeof printDay.result>[number]

interface TechnicianPickerProps {
  readonly day: string
  readonly zone: string
  readonly technicians: readonly TechnicianPaper[]
  readonly chosen: readonly string[] | null
  /** Shows the first page of a technician in the preview. */
  readonly onShow: (code: string) => void
}

/** Who gets paper: everybody, nobody, whose paper is old, or one by one. */
export function TechnicianPicker({ day, zone, technicians, chosen, onShow }: TechnicianPickerProps) {
  const isChosen = (id: string) => chosen === null || chosen.includes(id)
  const printable = technicians.filter((one) => one.visits > 0)
  const stale = printable.filter((one) => one.neverPrinted > 0 || one.changedSincePrint > 0 || one.takenAway > 0)
  const choose = (ids: readonly string[]) => chooseTechnicians(day, ids.length === printable.length ? null : ids)
  const toggle = (id: string) =>
    choose(printable.map((one) => one.technicianId).filter((one) => (one === id ? !isChosen(one) : isChosen(one))))
  return (
    <fieldset className="print-people">
      <legend className="label">{t('print.technicians', { count: printable.length })}</legend>
      <div className="row">
        <Button size="small" onClick={() => chooseTechnicians(day, null)}>
          {t('print.all')}
        </Button>
        <Button size="small" onClick={() => chooseTechnicians(day, [])}>
          {t('print.none')}
        </Button>
        <Button size="small" disabled={stale.length === 0} onClick={() => choose(stale.map((one) => one.technicianId))}>
          {t('print.staleOnly', { count: stale.length })}
        </Button>
      </div>
      <ul>
        {technicians.map((one) => (
          <li key={one.technicianId}>
            <label>
              <input
                type="checkbox"
                checked={one.visits > 0 && isChosen(one.technicianId)}
                disabled={one.visits === 0}
                onChange={() => toggle(one.technicianId)}
              />
              <span className="grow cut">
                <b className="semi">{one.code}</b> <span className="soft">{one.name}</span>
              </span>
              <span className="num soft nowrap">{t('print.visitCount', { count: one.visits })}</span>
            </label>
            <PaperMarks paper={one} zone={zone} />
            <Button
              kind="ghost"
              size="small"
              icon="i-right"
              aria-label={t('print.showTechnician', { code: one.code })}
              disabled={one.visits === 0 || !isChosen(one.technicianId)}
              onClick={() => onShow(one.code)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** How current the paper is, as shapes with words. */
function PaperMarks({ paper, zone }: { readonly paper: TechnicianPaper; readonly zone: string }) {
  const { visits, neverPrinted, changedSincePrint, takenAway, lastPrintedAt } = paper
  const marks: [DrawingName, string, string][] = []
  if (changedSincePrint > 0) marks.push(['s-warn', 'warn', t('print.changed', { count: changedSincePrint })])
  if (takenAway > 0) marks.push(['s-risk', 'risk', t('print.takenAway', { count: takenAway })])
  if (neverPrinted > 0) {
    marks.push([
      's-open',
      'idle',
      neverPrinted === visits ? t('print.notPrinted') : t('print.newVisits', { count: neverPrinted }),
    ])
  }
  if (marks.length === 0 && lastPrintedAt !== null) {
    marks.push(['s-done', 'good', t('print.printedAt', { at: formatDateTime(lastPrintedAt, zone) })])
  }
  return (
    <span className="print-marks">
      {marks.map(([icon, tone, text]) => (
        <span key={icon} className={`row ${tone}`}>
          <Icon name={icon} />
          {text}
        </span>
      ))}
    </span>
  )
}
