import { useState } from 'react'
import { assetsHistory } from '#shared/queries/assets.ts'
import type { AssetWork } from '#shared/queries/assets.ts'
import { useRangeList } from '../../../api/use-range-list.ts'
import { formatDate, formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { workOrderStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'

/** All the work on an asset, wherever it stood, newest first: what failed, why, what was done and what it cost. */
export function AssetWorkTab({ assetId }: { readonly assetId: string }) {
  const [failuresOnly, setFailuresOnly] = useState(false)
  const list = useRangeList<typeof assetsHistory.args, AssetWork>(assetsHistory, { assetId, failuresOnly })
  return (
    <div className="asset-work">
      <div className="asset-work-bar">
        <Segmented
          label={t('assets.workShown')}
          value={failuresOnly ? 'failures' : 'all'}
          options={[
            { value: 'all', text: t('assets.workAll') },
            { value: 'failures', text: t('assets.workFailures') },
          ]}
          onChange={(value) => setFailuresOnly(value === 'failures')}
        />
      </div>
      {list.loading ? (
        <SkeletonRows rows={8} label={t('list.loading')} />
      ) : list.rowCount === 0 ? (
        <MessageState title={t('assets.noWork')} text={t('assets.noWorkText')} />
      ) : (
        <VirtualList
          label={t('assets.workHistory')}
          count={list.rowCount}
          rowHeight={74}
          onView={list.see}
          render={(index) => {
            const row = list.rowAt(index)
            return row ? <WorkEntry row={row} /> : <span className="skeleton" style={{ height: 12, width: '60%' }} />
          }}
        />
      )}
    </div>
  )
}

function WorkEntry({ row }: { readonly row: AssetWork }) {
  const look = workOrderStatusLook[row.status]
  return (
    <button type="button" className="work-entry" onClick={() => select('workOrder', row.id)}>
      <span className="row">
        <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
        <span className="num medium">{recordNumber('workOrder', row.number)}</span>
        <span className="num muted">{formatDate(row.openedAt, row.zone, true)}</span>
        {row.workTypeName && <span className="chip cut">{row.workTypeName}</span>}
        <span className="grow" />
        {row.costCents !== null && <span className="num">{formatMoney(row.costCents)}</span>}
      </span>
      <span className="cut" title={row.title}>
        {row.title}
      </span>
      <span className="row soft">
        {row.failureCode && (
          <span className="cut" title={row.failureCode}>
            {row.failureCode}
          </span>
        )}
        {row.repeatCount !== null && (
          <span className="tag risk num">
            <Icon name="s-risk" />
            {t('assets.times', { count: row.repeatCount })}
          </span>
        )}
        {row.outcome && <span className="cut">→ {row.outcome}</span>}
        {row.elsewhere && <span className="cut muted">{t('assets.doneAt', { site: row.elsewhere })}</span>}
      </span>
    </button>
  )
}
