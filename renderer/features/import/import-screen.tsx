import './import.css'
import { useState } from 'react'
import { sitesUngeocoded } from '#shared/queries/import.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { ImportFlow } from './import-flow.tsx'
import { PastImports } from './past-imports.tsx'
import { UngeocodedList } from './ungeocoded-list.tsx'

type Tab = 'file' | 'ungeocoded' | 'past'

/** Bringing records in: a file step by step, the places that could not be found, and what was imported before. */
export function ImportScreen() {
  const [tab, setTab] = useState<Tab>('file')
  const ungeocoded = useQueryOf(sitesUngeocoded, { limit: 1 }).data?.total
  return (
    <div className="import-screen">
      <Tabs
        label={t('app.screenImport')}
        tabs={[
          { value: 'file', text: t('import.tabFile') },
          { value: 'ungeocoded', text: t('import.tabUngeocoded'), ...(ungeocoded ? { count: ungeocoded } : {}) },
          { value: 'past', text: t('import.tabPast') },
        ]}
        value={tab}
        onChange={setTab}
      />
      {/* The flow stays mounted, so that looking at another tab loses nothing. */}
      <div className="import-pane" hidden={tab !== 'file'}>
        <ImportFlow onUngeocoded={() => setTab('ungeocoded')} />
      </div>
      {tab === 'ungeocoded' && <UngeocodedList />}
      {tab === 'past' && <PastImports />}
    </div>
  )
}
