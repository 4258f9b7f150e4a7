import { useState } from 'react'
import { crewRemove } from '#shared/commands/crew/remove.ts'
import { crewsList } from '#shared/queries/teams.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Pane, RowButtons } from '../pane.tsx'
import { CrewEditor } from './crew-editor.tsx'

/** A crew as the list has it. */
export type ListedCrew = (typeof crewsList.result)['_output']['crews'][number]

/** Technicians who go as one: who leads and who belongs to them. */
export function CrewsPane() {
  const { run } = useCommands()
  const may = useMay('editPeople')
  const answer = useQueryOf(crewsList, {})
  const [edited, setEdited] = useState<ListedCrew | 'new' | null>(null)
  useActions('people', [
    { id: 'people.newCrew', text: t('people.newCrew'), keys: 'n', run: () => setEdited('new'), enabled: may },
  ])
  const newButton = may && (
    <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
      {t('people.newCrew')}
    </Button>
  )
  return (
    <Pane answer={answer}>
      {({ crews, technicians, territories }) => (
        <>
          {crews.length === 0 ? (
            <MessageState title={t('people.noCrews')} text={t('people.noCrewsText')} actions={newButton} />
          ) : (
            <div className="people-page">
              <div className="row">
                <p className="soft grow">{t('people.crewsText')}</p>
                {newButton}
              </div>
              <table className="people-table" aria-label={t('people.mode.crews')}>
                <thead>
                  <tr>
                    <th>{t('inspector.name')}</th>
                    <th>{t('inspector.territory')}</th>
                    <th>{t('people.members')}</th>
                    <th aria-label={t('people.actions')} />
                  </tr>
                </thead>
                <tbody>
                  {crews.map((listed) => (
                    <tr key={listed.crew.id}>
                      <td>
                        <span className="medium">{listed.crew.name}</span>
                        {!listed.crew.active && <span className="muted"> · {t('people.notOffered')}</span>}
                      </td>
                      <td className="soft">{listed.territoryName ?? '–'}</td>
                      <td>
                        <span className="people-chips">
                          {listed.members.map((member) => (
                            <span key={member.id} className="chip num" title={member.name}>
                              {member.id === listed.crew.leadId && <Icon name="s-star" label={t('people.leads')} />}
                              {member.code}
                              {!member.active && ` (${t('people.left')})`}
                            </span>
                          ))}
                        </span>
                      </td>
                      <td>
                        {may && (
                          <RowButtons
                            name={listed.crew.name}
                            onEdit={() => setEdited(listed)}
                            onRemove={() => void run(crewRemove, { crewId: listed.crew.id })}
                          />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {edited && (
            <CrewEditor
              listed={edited === 'new' ? null : edited}
              technicians={technicians}
              territories={territories}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </Pane>
  )
}
