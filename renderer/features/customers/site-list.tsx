import { sitesIds, sitesPage } from '#shared/queries/places.ts'
import type { SiteRow } from '#shared/queries/places.ts'
import { useApi } from '../../api/api-context.tsx'
import { useNow } from '../../api/now.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { gridColumns } from '../../list/grid-columns.tsx'
import { RecordGrid } from '../../list/record-grid.tsx'
import { useListLayout } from '../../list/use-list-layout.ts'
import { siteView } from '../../state/place-view.ts'
import { NothingListed } from './list-states.tsx'
import { siteLooks } from './place-columns.tsx'
import { siteList } from './place-lists.ts'

/** Every site there is, as a list of any length. */
export function SiteList({ count }: { readonly count: number | undefined }) {
  const { client } = useApi()
  const now = useNow()
  const { filter, sort } = siteView.use()
  const columns = useListLayout(siteList)
  const list = useRangeList<typeof sitesPage.args, SiteRow>(sitesPage, { filter, sort })
  return (
    <RecordGrid
      label={t('places.sites')}
      kind="site"
      list={list}
      columns={gridColumns(columns, { looks: siteLooks(), words: siteList.words(), subject: siteList.subject, now })}
      sort={sort}
      onSort={siteView.sortBy}
      onWidth={columns.setWidth}
      allIds={() => client.query(sitesIds, { filter, sort })}
      count={count}
      nameOf={(row) => row.name || row.address}
      empty={<NothingListed list="sites" />}
    />
  )
}
