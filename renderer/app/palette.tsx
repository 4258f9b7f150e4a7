import { Spotlight } from '@mantine/spotlight'
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import { createSpotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { t } from '../lib/messages.ts'
import { useActionRegistry } from '../state/actions.ts'
import { showOverlay, useOverlay } from '../state/palette.ts'
import { Icon } from '../ui/icons/icon.tsx'
import { keysText } from './keyboard.ts'
import { foundPrefix, usePaletteResults } from './palette-results.tsx'
import { screens } from './screens.tsx'

const [paletteStore, palette] = createSpotlight()

/** Search and every command, by typing: Ctrl+K from anywhere. */
export function Palette() {
  const open = useOverlay((state) => state.open === 'palette')
  const [query, setQuery] = useState('')
  const [, goTo] = useLocation()
  const groups = useActionRegistry((state) => state.groups)
  const results = usePaletteResults(open ? query : '')
  useEffect(() => {
    if (open) palette.open()
    else palette.close()
  }, [open])

  const commands: SpotlightActionData[] = [...groups.values()]
    .flat()
    .filter((action) => action.enabled !== false && !action.keyOnly)
    .map((action) => ({
      id: action.id,
      label: action.text,
      onClick: action.run,
      rightSection: action.keys ? <kbd>{keysText(action.keys)}</kbd> : undefined,
    }))
  const places: SpotlightActionData[] = screens.map((screen) => ({
    id: `screen.${screen.id}`,
    label: t('app.goTo', { screen: t(screen.textKey) }),
    leftSection: <Icon name={screen.icon} />,
    onClick: () => goTo(screen.path),
  }))
  const groupsShown: SpotlightActionGroupData[] = [
    ...results,
    { group: t('app.paletteScreens'), actions: places },
    { group: t('app.paletteCommands'), actions: commands },
  ]
  return (
    <Spotlight
      store={paletteStore}
      shortcut={null}
      actions={groupsShown}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => showOverlay(null)}
      nothingFound={t('app.nothingFound')}
      searchProps={{
        placeholder: t('app.searchOrRun'),
        'aria-label': t('app.searchOrRun'),
        leftSection: <Icon name="i-search" />,
      }}
      filter={filterActions}
      limit={60}
      scrollable
      maxHeight={420}
      highlightQuery
    />
  )
}

/** Search results stand as they came, ranked; screens and commands are narrowed by every typed word. */
function filterActions(
  query: string,
  actions: (SpotlightActionData | SpotlightActionGroupData)[],
): (SpotlightActionData | SpotlightActionGroupData)[] {
  const words = query.trim().toLowerCase().split(/\s+/)
  const fits = (action: SpotlightActionData) =>
    action.id.startsWith(foundPrefix) || words.every((word) => action.label?.toLowerCase().includes(word) ?? false)
  return actions.flatMap((one): (SpotlightActionData | SpotlightActionGroupData)[] => {
    if (!('group' in one)) return fits(one as SpotlightActionData) ? [one] : []
    const kept = (one as SpotlightActionGroupData).actions.filter(fits)
    return kept.length > 0 ? [{ ...(one as SpotlightActionGroupData), actions: kept }] : []
  })
}
