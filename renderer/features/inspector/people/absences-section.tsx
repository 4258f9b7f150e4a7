import { useState } from 'react'
import { absenceAdd } from '#shared/commands/absence/add.ts'
import { absenceEdit } from '#shared/commands/absence/edit.ts'
import { absenceRemove } from '#shared/commands/absence/remove.ts'
import type { Absence } from '#shared/domain/technician/technician.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantField } from '../../../ui/instant-field.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

/** Absences listed; the ones before are in the history. */
const listed = 12

/** When they are away and why, newest first: added, changed and taken back. */
export function AbsencesSection({ data, may }: { readonly data: TechnicianData; readonly may: boolean }) {
  const { run } = useCommands()
  const [edited, setEdited] = useState<string | null>(null)
  const technicianId = data.technician.id
  const save = async (fields: AbsenceFields, absenceId: string | null) => {
    const done =
      absenceId === null
        ? await run(absenceAdd, { technicianId, ...fields })
        : await run(absenceEdit, { absenceId, ...fields })
    if (done.ok) setEdited(null)
  }
  const form = (absence: Absence | null) => (
    <AbsenceForm
      start={
        absence ?? {
          startsAt: instantOf(data.today, 480, officeZone()),
          endsAt: instantOf(data.today, 1_020, officeZone()),
          reason: '',
        }
      }
      onCancel={() => setEdited(null)}
      onSave={(fields) => void save(fields, absence?.id ?? null)}
    />
  )
  return (
    <section aria-label={t('inspector.absences')}>
      <div className="row">
        <h3 className="label grow">{t('inspector.absences')}</h3>
        {may && edited === null && (
          <Button kind="ghost" size="small" icon="i-plus" onClick={() => setEdited('new')}>
            {t('people.addAbsence')}
          </Button>
        )}
      </div>
      {edited === 'new' && form(null)}
      {data.absences.length === 0 && edited === null && <p className="soft">{t('inspector.noAbsences')}</p>}
      <ul>
        {data.absences.slice(0, listed).map((absence) =>
          edited === absence.id ? (
            <li key={absence.id}>{form(absence)}</li>
          ) : (
            <li key={absence.id} className="person-item">
              <div className="grow">
                <p className="medium">{absence.reason}</p>
                <p className="num soft">
                  {formatDateTime(absence.startsAt, officeZone())} – {formatDateTime(absence.endsAt, officeZone())}
                </p>
              </div>
              {may && (
                <>
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-pen"
                    aria-label={t('people.editAbsence', { reason: absence.reason })}
                    onClick={() => setEdited(absence.id)}
                  />
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-x"
                    aria-label={t('inspector.removeAbsence', { reason: absence.reason })}
                    onClick={() => void run(absenceRemove, { absenceId: absence.id })}
                  />
                </>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

type AbsenceFields = Pick<Absence, 'startsAt' | 'endsAt' | 'reason'>

function AbsenceForm(props: {
  readonly start: AbsenceFields
  readonly onSave: (fields: AbsenceFields) => void
  readonly onCancel: () => void
}) {
  const [startsAt, setStartsAt] = useState<number | null>(props.start.startsAt)
  const [endsAt, setEndsAt] = useState<number | null>(props.start.endsAt)
  const [reason, setReason] = useState(props.start.reason)
  const wrong = startsAt !== null && endsAt !== null && endsAt <= startsAt
  const ready = startsAt !== null && endsAt !== null && !wrong && reason.trim() !== ''
  return (
    <form
      className="person-form"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') props.onCancel()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) props.onSave({ startsAt, endsAt, reason: reason.trim() })
      }}
    >
      <label className="form-field">
        <span className="label">{t('people.reason')}</span>
        <input
          className="field"
          autoFocus
          maxLength={1_000}
          list="absence-reasons"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <datalist id="absence-reasons">
        {['training', 'leave', 'illness', 'depot'].map((key) => (
          <option key={key} value={t(`people.${key}`)} />
        ))}
      </datalist>
      <InstantField label={t('people.from')} value={startsAt} zone={officeZone()} onChange={setStartsAt} />
      <InstantField label={t('people.to')} value={endsAt} zone={officeZone()} onChange={setEndsAt} />
      {wrong && (
        <p className="risk" role="alert">
          {t('people.endBeforeStart')}
        </p>
      )}
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={!ready}>
          {t('list.save')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
