import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Found } from '#shared/queries/search.ts'
import { searchFind } from '#shared/queries/search.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { t } from '../lib/messages.ts'
import { priorityLook, workOrderStatusLook } from '../lib/status-look.ts'
import { setPreferences } from '../state/preferences.ts'
import { select } from '../state/selection.ts'
import { Icon } from '../ui/icons/icon.tsx'
import type { DrawingName } from '../ui/icons/drawings.tsx'

/** Ids of actions that are search results; the palette shows them as they come and does not filter them again. */
export const foundPrefix = 'found.'

const icons: Readonly<Record<Found['kind'], DrawingName>> = {
  workOrder: 'i-orders',
  request: 'i-requests',
  site: 'i-map',
  customer: 'i-cust',
  asset: 'i-assets',
  technician: 'i-people',
  note: 'i-more',
  file: 'i-file',
  answer: 'i-check',
}

/** Screen on which a found record is looked at. */
const screens: Readonly<Record<Found['opens'], string>> = {
  workOrder: '/work-orders',
  visit: '/work-orders',
  request: '/requests',
  site: '/work-orders',
  asset: '/work-orders',
  customer: '/work-orders',
  technician: '/people',
}

/** Records that match what was typed into the palette, grouped by kind; opening one selects it. */
export function usePaletteResults(query: string): SpotlightActionGroupData[] {
  const [, goTo] = useLocation()
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), 40)
    return () => clearTimeout(timer)
  }, [query])
  const text = query.trim() === '' ? '' : settled
  const reply = useQueryOf(searchFind, { text, limit: 24 }, { enabled: text.trim() !== '' }).data
  if (!reply || text.trim() === '') return []
  const groups = Map.groupBy(reply.found, (found) => found.kind)
  return [...groups].map(([kind, found]) => ({
    group: t(`search.${kind}`),
    actions: found.map((one, at): SpotlightActionData => {
      const status = kind === 'workOrder' ? workOrderStatusLook[one.status as 'open'] : null
      return {
        // Several notes, files or answers may lead to one record.
        id: `${foundPrefix}${kind}.${one.id}.${at}`,
        label: one.number === null ? one.title : `${one.number} ${one.title}`,
        description: one.detail,
        leftSection: one.priority ? (
          <Icon name={priorityLook[one.priority].shape} className={priorityLook[one.priority].family} />
        ) : (
          <Icon name={icons[kind]} />
        ),
        rightSection: status ? (
          <span className={`row ${status.family}`} style={{ gap: 4 }}>
            <Icon name={status.shape} />
            {t(status.textKey)}
          </span>
        ) : undefined,
        onClick: () => {
          setPreferences({ inspectorOpen: true })
          select(one.opens, one.id)
          goTo(screens[one.opens])
        },
      }
    }),
  }))
}
