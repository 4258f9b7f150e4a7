import { Popover } from '@mantine/core'
import { useId } from 'react'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { useQueueFilter } from '../board-state.ts'

/** Narrows the queue to a skill or a territory of the technicians on the board. */
export function QueueFilters({ handle }: { readonly handle: BoardHandle }) {
  const { skillId, territoryId } = useQueueFilter()
  const skillField = useId()
  const territoryField = useId()
  const active = Number(skillId !== null) + Number(territoryId !== null)
  const skills = new Map<string, string>()
  for (const lane of handle.model?.lanes.values() ?? [])
    for (const skill of lane.source.skills) skills.set(skill.skillId, skill.name)
  const sorted = [...skills].sort((a, b) => a[1].localeCompare(b[1]))
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          icon="i-filter"
          aria-label={active > 0 ? t('board.filtersActive', { count: active }) : t('board.filters')}
          aria-pressed={active > 0}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div className="queue-filters">
          <label htmlFor={skillField}>{t('board.skill')}</label>
          <select
            id={skillField}
            className="field"
            value={skillId ?? ''}
            onChange={(event) => useQueueFilter.setState({ skillId: event.target.value || null })}
          >
            <option value="">{t('board.anySkill')}</option>
            {sorted.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <label htmlFor={territoryField}>{t('board.territory')}</label>
          <select
            id={territoryField}
            className="field"
            value={territoryId ?? ''}
            onChange={(event) => useQueueFilter.setState({ territoryId: event.target.value || null })}
          >
            <option value="">{t('board.anyTerritory')}</option>
            {(handle.model?.groups ?? [])
              .filter((group) => group.id !== '')
              .map((group) => (
                <option key={group.id} value={group.id}>
                  {group.name}
                </option>
              ))}
          </select>
          {active > 0 && (
            <Button size="small" onClick={() => useQueueFilter.setState({ skillId: null, territoryId: null })}>
              {t('board.clearFilters')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
