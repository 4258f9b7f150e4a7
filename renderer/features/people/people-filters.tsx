import type { Person } from '#shared/queries/lists/list-people.ts'
import { t } from '../../lib/messages.ts'
import { technicianView } from '../../state/technician-view.ts'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'

/** Filters of the list of people, each with what occurs among them. */
export function PeopleFilters({ people }: { readonly people: readonly Person[] }) {
  const filter = technicianView.use((view) => view.filter)
  const chip = (
    field: 'teams' | 'territoryIds' | 'skillIds',
    label: string,
    found: readonly (readonly [string, string])[],
  ) => {
    const options = [...new Map(found)]
      .map(([value, text]) => ({ value, text }))
      .toSorted((a, b) => a.text.localeCompare(b.text, undefined, { numeric: true }))
    if (options.length === 0) return null
    return (
      <ChoiceFilter
        key={field}
        label={label}
        options={options}
        chosen={filter[field] ?? null}
        onChange={(chosen) => technicianView.setFilter({ [field]: chosen ?? undefined })}
        clearLabel={t('list.clearFilter', { name: label })}
        searchLabel={t('list.searchChoices')}
        summary={(count) => t('list.several', { count })}
      />
    )
  }
  return (
    <>
      {chip(
        'teams',
        t('people.colTeam'),
        people.flatMap(({ technician: { team } }) => (team ? [[team, team]] : [])),
      )}
      {chip(
        'territoryIds',
        t('people.colTerritory'),
        people.flatMap(({ technician: { territoryId }, territoryName }) =>
          territoryId ? [[territoryId, territoryName ?? '']] : [],
        ),
      )}
      {chip(
        'skillIds',
        t('people.colSkills'),
        people.flatMap(({ skills }) => skills.map(({ skillId, name }) => [skillId, name] as const)),
      )}
    </>
  )
}
