import { useState } from 'react'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { technicianSetActive } from '#shared/commands/technician/set-active.ts'
import { techniciansGet } from '#shared/queries/people.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { EditableText } from '../editable.tsx'
import { FilesTab } from '../files/files-tab.tsx'
import { InspectorFrame, InspectorWait } from '../frame.tsx'
import { HistoryTab } from '../history-tab.tsx'
import { Notes } from '../notes.tsx'
import { AbsencesSection } from './absences-section.tsx'
import { CertificatesSection } from './certificates-section.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import './people.css'
import { ShiftsSection } from './shifts-section.tsx'
import { SkillsSection } from './skills-section.tsx'
import { TechnicianDetails } from './technician-details.tsx'

/** What the inspector knows of a technician. */
export type TechnicianData = NonNullable<(typeof techniciansGet.result)['_output']>

/** A technician: who they are, skills with levels, certificates with expiry, shifts and absences; all edited in place. */
export function TechnicianInspector({ technicianId }: { readonly technicianId: string }) {
  const { run } = useCommands()
  const may = useMay('editPeople')
  const [leaving, setLeaving] = useState(false)
  const { data, isPending } = useQueryOf(techniciansGet, { technicianId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { technician } = data
  const set = (fields: Partial<typeof technician>) => {
    const was = Object.fromEntries(
      Object.keys(fields).map((field) => [field, technician[field as keyof typeof technician]]),
    )
    void run(technicianEdit, { technicianId, set: fields, was })
  }
  const takeUp = async () => {
    const done = await run(technicianSetActive, { technicianId, active: true })
    if (done.ok) announce({ tone: 'good', text: t('people.tookUp', { name: technician.code }) })
  }
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
              {t(technician.active ? 'inspector.active' : 'people.left')}
            </span>
          </div>
          <h2>
            <EditableText
              label={t('inspector.code')}
              value={technician.code}
              maxLength={50}
              onSave={(code) => set({ code: code.trim() })}
            />
          </h2>
          <p className="soft">{technician.name}</p>
          {may && (
            <div className="row" style={{ marginTop: 8 }}>
              {technician.active ? (
                <Button size="small" onClick={() => setLeaving(true)}>
                  {t('people.leave')}
                </Button>
              ) : (
                <Button size="small" onClick={() => void takeUp()}>
                  {t('people.takeUp')}
                </Button>
              )}
            </div>
          )}
          {leaving && <LeaveDialog technician={technician} onClose={() => setLeaving(false)} />}
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
            <TechnicianDetails data={data} set={set} />
            <SkillsSection data={data} may={may} />
            <CertificatesSection data={data} may={may} />
            <ShiftsSection data={data} may={may} />
            <AbsencesSection data={data} may={may} />
            <Notes subjectKind="technician" subjectId={technicianId} />
          </>
        )
      }
    </InspectorFrame>
  )
}
