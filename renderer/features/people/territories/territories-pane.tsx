import { useState } from 'react'
import { territoryRemove } from '#shared/commands/territory/remove.ts'
import { territoriesList } from '#shared/queries/teams.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { useActions } from '../../../state/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Pane, RowButtons } from '../pane.tsx'
import { TerritoryEditor } from './territory-editor.tsx'

/** A territory as the list has it. */
export type ListedTerritory = (typeof territoriesList.result)['_output']['territories'][number]

/** Members named one by one; the rest is counted. */
const namedMembers = 12

/** Service areas with who works in them, what lies in them and whether they are drawn. */
export function TerritoriesPane() {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const answer = useQueryOf(territoriesList, {})
  const [edited, setEdited] = useState<ListedTerritory | 'new' | null>(null)
  useActions('people', [
    { id: 'people.newTerritory', text: t('people.newTerritory'), keys: 'n', run: () => setEdited('new'), enabled: may },
  ])
  const newButton = may && (
    <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
      {t('people.newTerritory')}
    </Button>
  )
  return (
    <Pane answer={answer}>
      {({ territories, technicians }) => (
        <>
          {territories.length === 0 ? (
            <MessageState title={t('people.noTerritories')} text={t('people.noTerritoriesText')} actions={newButton} />
          ) : (
            <div className="people-page">
              <div className="row">
                <p className="soft grow">{t('people.territoriesText')}</p>
                {newButton}
              </div>
              <table className="people-table" aria-label={t('people.mode.territories')}>
                <thead>
                  <tr>
                    <th>{t('inspector.code')}</th>
                    <th>{t('inspector.name')}</th>
                    <th>{t('people.zone')}</th>
                    <th>{t('people.outline')}</th>
                    <th>{t('people.members')}</th>
                    <th>{t('people.sites')}</th>
                    <th>{t('people.openWork')}</th>
                    <th aria-label={t('people.actions')} />
                  </tr>
                </thead>
                <tbody>
                  {territories.map((listed) => {
                    const { territory, members, sites, openWorkOrders } = listed
                    return (
                      <tr key={territory.id}>
                        <td className="nowrap">
                          <span className="territory-mark" data-colour={territory.colour} aria-hidden="true" />{' '}
                          <span className="medium num">{territory.code}</span>
                        </td>
                        <td>{territory.name}</td>
                        <td className="soft">{territory.zone ?? t('people.asOfficeZone', { zone: officeZone() })}</td>
                        <td className="soft">{t(territory.boundary ? 'people.drawn' : 'people.notDrawn')}</td>
                        <td>
                          <span className="people-chips">
                            {members.slice(0, namedMembers).map(({ id, code, name }) => (
                              <span key={id} className="chip num" title={name}>
                                {code}
                              </span>
                            ))}
                            {members.length > namedMembers && (
                              <span className="muted num">
                                {t('people.more', { count: members.length - namedMembers })}
                              </span>
                            )}
                            {members.length === 0 && <span className="warn">{t('people.nobody')}</span>}
                          </span>
                        </td>
                        <td className="num">{formatNumber(sites)}</td>
                        <td className="num">{formatNumber(openWorkOrders)}</td>
                        <td>
                          {may && (
                            <RowButtons
                              name={territory.name}
                              onEdit={() => setEdited(listed)}
                              onRemove={() => void run(territoryRemove, { territoryId: territory.id })}
                            />
                          )}
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          )}
          {edited && (
            <TerritoryEditor
              listed={edited === 'new' ? null : edited}
              technicians={technicians}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </Pane>
  )
}
