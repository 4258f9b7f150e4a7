import { clockText } from '../../../lib/day-text.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import type { TechnicianData } from './technician-inspector.tsx'

/** The working week and its breaks. */
export function ShiftsSection({ data }: { readonly data: TechnicianData }) {
  return (
    <section aria-label={t('inspector.shifts')}>
      <h3 className="label">{t('inspector.shifts')}</h3>
      {data.shifts.length === 0 && <p className="soft">{t('inspector.noShifts')}</p>}
      <ul className="num">
        {data.shifts.map((shift) => (
          <li key={shift.id} className="row" style={{ minHeight: 22 }}>
            <span style={{ width: 40 }}>{t('inspector.weekdays', { day: String(shift.weekday) })}</span>
            {clockText(shift.startMinute)}–{clockText(shift.endMinute)}
          </li>
        ))}
        {data.breaks.map((one) => (
          <li key={one.id} className="row muted" style={{ minHeight: 22 }}>
            <span style={{ width: 40 }}>{t('inspector.breaks')}</span>
            {clockText(one.startMinute)}, {formatMinutes(one.durationMinutes)}
          </li>
        ))}
      </ul>
    </section>
  )
}
