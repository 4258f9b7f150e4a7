import { useState } from 'react'
import { absenceRemove } from '#shared/commands/absence/remove.ts'
import { certificateSave } from '#shared/commands/certificate/save.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { technicianSetSkill } from '#shared/commands/technician/set-skill.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { techniciansGet } from '#shared/queries/people.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime, formatDay, formatMinutes } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { EditableText } from './editable.tsx'
import { InspectorFrame, InspectorWait, Line } from './frame.tsx'
import { HistoryTab } from './history-tab.tsx'
import { FilesTab } from './files/files-tab.tsx'
import { Notes } from './notes.tsx'

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A technician: skills with levels, certificates with expiry, shifts and absences. */
export function TechnicianInspector({ technicianId }: { readonly technicianId: string }) {
  const { run } = useCommands()
  const { data, isPending } = useQueryOf(techniciansGet, { technicianId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { technician } = data
  const set = (field: keyof typeof technician, value: unknown) =>
    void run(technicianEdit, { technicianId, set: { [field]: value }, was: { [field]: technician[field] as never } })
  const text = (field: 'name' | 'team' | 'phone', label: string) => (
    <Line name={label}>
      <EditableText
        label={label}
        value={technician[field] ?? ''}
        onSave={(value) => set(field, value.trim() === '' && field !== 'name' ? null : value)}
      />
    </Line>
  )
  return (
    <InspectorFrame
      tabs={['details', 'history', 'files']}
      head={
        <>
          <div className="row muted">
            <span>{technician.team}</span>
            <span className="grow" />
            <span className={`tag ${technician.active ? 'good' : 'idle'}`}>
              <Icon name={technician.active ? 's-good' : 's-no'} />
              {t(technician.active ? 'inspector.active' : 'inspector.inactive')}
            </span>
          </div>
          <h2>{technician.code}</h2>
          <p className="soft">{technician.name}</p>
          <div className="row" style={{ marginTop: 8 }}>
            <Button size="small" onClick={() => set('active', !technician.active)}>
              {t(technician.active ? 'inspector.setInactive' : 'inspector.setActive')}
            </Button>
          </div>
        </>
      }
    >
      {(tab) =>
        tab === 'history' ? (
          <HistoryTab subjectKind="technician" subjectId={technicianId} />
        ) : tab === 'files' ? (
          <FilesTab subjectKind="technician" subjectId={technicianId} />
        ) : (
          <>
            <section>
              <dl className="pairs">
                {text('name', t('inspector.name'))}
                {text('team', t('inspector.team'))}
                {text('phone', t('inspector.phone'))}
                <Line name={t('inspector.territory')}>
                  {data.territoryName ?? <span className="muted">{t('inspector.noValue')}</span>}
                </Line>
              </dl>
            </section>
            <Skills data={data} />
            <Certificates data={data} />
            <section>
              <h3 className="label">{t('inspector.shifts')}</h3>
              {data.shifts.length === 0 && <p className="soft">{t('inspector.noShifts')}</p>}
              <ul className="num">
                {data.shifts.map((shift) => (
                  <li key={shift.id} className="row" style={{ minHeight: 22 }}>
                    <span style={{ width: 40 }}>{t('inspector.weekdays', { day: String(shift.weekday) })}</span>
                    {clock(shift.startMinute)}–{clock(shift.endMinute)}
                  </li>
                ))}
                {data.breaks.map((one) => (
                  <li key={one.id} className="row muted" style={{ minHeight: 22 }}>
                    <span style={{ width: 40 }}>{t('inspector.breaks')}</span>
                    {clock(one.startMinute)}, {formatMinutes(one.durationMinutes)}
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <h3 className="label">{t('inspector.absences')}</h3>
              {data.absences.length === 0 && <p className="soft">{t('inspector.noAbsences')}</p>}
              <ul>
                {data.absences.slice(0, 12).map((absence) => (
                  <li key={absence.id} className="row" style={{ minHeight: 26 }}>
                    <span className="grow">
                      <b className="medium">{absence.reason}</b>{' '}
                      <span className="num soft">
                        {formatDateTime(absence.startsAt, officeZone())} –{' '}
                        {formatDateTime(absence.endsAt, officeZone())}
                      </span>
                    </span>
                    <Button
                      kind="ghost"
                      size="small"
                      icon="i-x"
                      aria-label={t('inspector.removeAbsence', { reason: absence.reason })}
                      onClick={() => void run(absenceRemove, { absenceId: absence.id })}
                    />
                  </li>
                ))}
              </ul>
            </section>
            <Notes subjectKind="technician" subjectId={technicianId} />
          </>
        )
      }
    </InspectorFrame>
  )
}

type Data = NonNullable<(typeof techniciansGet.result)['_output']>

function Skills({ data }: { readonly data: Data }) {
  const { run } = useCommands()
  const technicianId = data.technician.id
  const held = new Set(data.skills.map(({ skillId }) => skillId))
  return (
    <section>
      <h3 className="label">{t('inspector.skills')}</h3>
      {data.skills.length === 0 && <p className="soft">{t('inspector.noSkills')}</p>}
      <ul>
        {data.skills.map(({ skillId, name, level }) => (
          <li key={skillId} className="row" style={{ minHeight: 30 }}>
            <span className="grow">{name}</span>
            <select
              className="field"
              style={{ width: 92 }}
              aria-label={t('inspector.skillLevel', { skill: name })}
              value={level}
              onChange={(event) =>
                void run(technicianSetSkill, { technicianId, skillId, level: Number(event.target.value) })
              }
            >
              {[1, 2, 3, 4, 5].map((one) => (
                <option key={one} value={one}>
                  {t('inspector.level', { level: one })}
                </option>
              ))}
            </select>
            <Button
              kind="ghost"
              size="small"
              icon="i-x"
              aria-label={t('inspector.takeSkill', { skill: name })}
              onClick={() => void run(technicianSetSkill, { technicianId, skillId, level: null })}
            />
          </li>
        ))}
      </ul>
      {data.allSkills.length > held.size && (
        <select
          className="field"
          aria-label={t('inspector.addSkill')}
          value=""
          onChange={(event) => void run(technicianSetSkill, { technicianId, skillId: event.target.value, level: 1 })}
        >
          <option value="">{t('inspector.addSkill')}</option>
          {data.allSkills
            .filter(({ id }) => !held.has(id))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      )}
    </section>
  )
}

function Certificates({ data }: { readonly data: Data }) {
  const { run } = useCommands()
  const [name, setName] = useState('')
  const soon = addDays(data.today, 30)
  return (
    <section>
      <h3 className="label">{t('inspector.certificates')}</h3>
      {data.certificates.length === 0 && <p className="soft">{t('inspector.noCertificates')}</p>}
      <ul>
        {data.certificates.map((certificate) => {
          const { expiresOn } = certificate
          const expired = expiresOn !== null && expiresOn < data.today
          const near = expiresOn !== null && !expired && expiresOn <= soon
          const day = expiresOn === null ? '' : formatDay(expiresOn, 'long')
          const { id, technicianId, number, issuedOn } = certificate
          return (
            <li key={id} className="row" style={{ minHeight: 28 }}>
              <Icon
                name={expired ? 's-no' : near ? 's-warn' : 's-good'}
                className={expired ? 'risk' : near ? 'warn' : 'good'}
              />
              <span className="grow cut" title={number ?? undefined}>
                {certificate.name}
              </span>
              <EditableText
                type="date"
                label={t('inspector.renew', { name: certificate.name })}
                value={expiresOn ?? ''}
                className={`num ${expired ? 'risk' : near ? 'warn' : 'soft'}`}
                onSave={(next) =>
                  void run(certificateSave, {
                    certificateId: id,
                    technicianId,
                    name: certificate.name,
                    number,
                    issuedOn,
                    expiresOn: next === '' ? null : next,
                  })
                }
              >
                {expiresOn === null
                  ? t('inspector.noExpiry')
                  : t(expired ? 'inspector.expired' : near ? 'inspector.expiresSoon' : 'inspector.expires', { day })}
              </EditableText>
            </li>
          )
        })}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          void run(certificateSave, { technicianId: data.technician.id, name }).then((done) => done.ok && setName(''))
        }}
      >
        <input
          className="field grow"
          aria-label={t('inspector.certificateName')}
          placeholder={t('inspector.certificateName')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" type="submit" disabled={name.trim() === ''}>
          {t('inspector.addCertificate')}
        </Button>
      </form>
    </section>
  )
}
