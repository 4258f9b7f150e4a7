import { useState } from 'react'
import { skillRemove } from '#shared/commands/skill/remove.ts'
import { skillsList } from '#shared/queries/teams.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Pane, RowButtons } from '../pane.tsx'
import { SkillEditor } from './skill-editor.tsx'

/** A skill as the catalogue has it. */
export type ListedSkill = (typeof skillsList.result)['_output']['skills'][number]

/** The catalogue of skills: what each level means, how many hold it, and which work asks for it. */
export function SkillsPane() {
  const { run } = useCommands()
  const may = useMay('editPeople')
  const answer = useQueryOf(skillsList, {})
  const [edited, setEdited] = useState<ListedSkill | 'new' | null>(null)
  useActions('people', [
    { id: 'people.newSkill', text: t('people.newSkill'), keys: 'n', run: () => setEdited('new'), enabled: may },
  ])
  const newButton = may && (
    <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
      {t('people.newSkill')}
    </Button>
  )
  return (
    <Pane answer={answer}>
      {({ skills }) => (
        <>
          {skills.length === 0 ? (
            <MessageState title={t('people.noSkillsYet')} text={t('people.noSkillsYetText')} actions={newButton} />
          ) : (
            <div className="people-page">
              <div className="row">
                <p className="soft grow">{t('people.skillsText')}</p>
                {newButton}
              </div>
              <table className="people-table" aria-label={t('people.mode.skills')}>
                <thead>
                  <tr>
                    <th>{t('inspector.skill')}</th>
                    <th>{t('people.levels')}</th>
                    <th>{t('people.holders')}</th>
                    <th>{t('people.askedBy')}</th>
                    <th aria-label={t('people.actions')} />
                  </tr>
                </thead>
                <tbody>
                  {skills.map((listed) => (
                    <tr key={listed.skill.id}>
                      <td style={{ width: '15%' }}>
                        <span className="medium">{listed.skill.name}</span>
                        {listed.skill.description && <p className="soft">{listed.skill.description}</p>}
                      </td>
                      <td style={{ width: '35%' }}>
                        <Levels levels={listed.skill.levels} />
                      </td>
                      <td style={{ width: '20%' }}>
                        <Holders holders={listed.holders} />
                      </td>
                      <td className="soft">
                        {listed.workTypes.map(({ name, level }) => t('people.askedAt', { name, level })).join(', ') ||
                          '–'}
                      </td>
                      <td>
                        {may && (
                          <RowButtons
                            name={listed.skill.name}
                            onEdit={() => setEdited(listed)}
                            onRemove={() => void run(skillRemove, { skillId: listed.skill.id })}
                          />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {edited && <SkillEditor listed={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
        </>
      )}
    </Pane>
  )
}

function Levels({ levels }: { readonly levels: readonly string[] }) {
  if (levels.every((words) => words === '')) return <span className="muted">{t('people.levelsUnsaid')}</span>
  return (
    <ol className="skill-levels">
      {levels.map((words, index) => (
        <li key={index} className={words === '' ? 'muted' : undefined}>
          <span className="muted num">{index + 1}</span> {words === '' ? '–' : words}
        </li>
      ))}
    </ol>
  )
}

function Holders({ holders }: { readonly holders: readonly number[] }) {
  if (holders.every((count) => count === 0)) {
    return (
      <span className="warn row">
        <Icon name="s-warn" />
        {t('people.nobody')}
      </span>
    )
  }
  return (
    <span className="people-chips">
      {holders.map(
        (count, index) =>
          count > 0 && (
            <span key={index} className="chip num">
              {t('people.holdersAt', { level: index + 1, count })}
            </span>
          ),
      )}
    </span>
  )
}
