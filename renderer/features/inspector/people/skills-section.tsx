import { technicianSetSkill } from '#shared/commands/technician/set-skill.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

const levels = [1, 2, 3, 4, 5]

/** What they know, each with its level; the meaning of a level is said where the office has written it down. */
export function SkillsSection({ data, may }: { readonly data: TechnicianData; readonly may: boolean }) {
  const { run } = useCommands()
  const technicianId = data.technician.id
  const held = new Set(data.skills.map(({ skillId }) => skillId))
  const meaning = new Map(data.allSkills.map((skill) => [skill.id, skill.levels]))
  return (
    <section aria-label={t('inspector.skills')}>
      <h3 className="label">{t('inspector.skills')}</h3>
      {data.skills.length === 0 && <p className="soft">{t('inspector.noSkills')}</p>}
      <ul>
        {data.skills.map(({ skillId, name, level }) => {
          const words = (one: number) => meaning.get(skillId)?.[one - 1] ?? ''
          return (
            <li key={skillId} className="person-item">
              <span className="grow">
                {name}
                {words(level) !== '' && <span className="soft"> · {words(level)}</span>}
              </span>
              <select
                className="field"
                style={{ width: 92 }}
                aria-label={t('inspector.skillLevel', { skill: name })}
                value={level}
                disabled={!may}
                onChange={(event) =>
                  void run(technicianSetSkill, { technicianId, skillId, level: Number(event.target.value) })
                }
              >
                {levels.map((one) => (
                  <option key={one} value={one} title={words(one) || undefined}>
                    {t('inspector.level', { level: one })}
                  </option>
                ))}
              </select>
              {may && (
                <Button
                  kind="ghost"
                  size="small"
                  icon="i-x"
                  aria-label={t('inspector.takeSkill', { skill: name })}
                  onClick={() => void run(technicianSetSkill, { technicianId, skillId, level: null })}
                />
              )}
            </li>
          )
        })}
      </ul>
      {may && data.allSkills.length > held.size && (
        <select
          className="field person-add"
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
