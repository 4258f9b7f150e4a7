import { useState } from 'react'
import { sitesUngeocoded } from '#shared/queries/import.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { PinSite } from './pin-site.tsx'

const pageRows = 100
type Reason = NonNullable<
  Parameters<typeof useQueryOf<typeof sitesUngeocoded.args, typeof sitesUngeocoded.result>>[1]['reason']
>

/** Places without usable coordinates, with the reason and the work that waits on them, to be pinned by a person. */
export function UngeocodedList() {
  const [reason, setReason] = useState<Reason | 'all'>('all')
  const [offset, setOffset] = useState(0)
  const found = useQueryOf(sitesUngeocoded, { reason: reason === 'all' ? null : reason, offset, limit: pageRows }).data
  if (!found) return <SkeletonRows rows={10} label={t('app.loading')} />
  if (found.byReason.length === 0) {
    return <MessageState title={t('import.allPlaced')} text={t('import.allPlacedText')} />
  }
  const options = [
    { value: 'all' as const, text: t('import.allReasons') },
    ...found.byReason.map((one) => ({
      value: one.reason,
      text: `${t(`import.reason.${one.reason}`)} ${formatNumber(one.requests)}`,
    })),
  ]
  return (
    <>
      <div className="toolbar">
        <Segmented
          label={t('import.reasonTitle')}
          options={options}
          value={reason}
          onChange={(next) => {
            setReason(next)
            setOffset(0)
          }}
        />
        <span className="muted num">
          {t('import.sitesAndRequests', { sites: found.total, requests: found.requests })}
        </span>
        <span className="grow" />
        <Button
          icon="i-left"
          aria-label={t('import.previousPage')}
          disabled={offset === 0}
          onClick={() => setOffset(offset - pageRows)}
        />
        <Button
          icon="i-right"
          aria-label={t('import.nextPage')}
          disabled={offset + pageRows >= found.total}
          onClick={() => setOffset(offset + pageRows)}
        />
      </div>
      <div className="import-scroll">
        <table className="import-ungeocoded">
          <thead>
            <tr>
              <th>{t('import.field.address')}</th>
              <th>{t('import.field.district')}</th>
              <th>{t('import.reasonTitle')}</th>
              <th className="num">{t('import.target.requests')}</th>
              <th className="num">{t('import.workOrders')}</th>
              <th>{t('import.place')}</th>
            </tr>
          </thead>
          <tbody>
            {found.sites.map((site) => (
              <tr key={site.siteId}>
                <th scope="row" className="cut" title={site.name}>
                  {site.address || <span className="muted">{site.name}</span>}
                </th>
                <td className="cut">{site.district}</td>
                <td>{t(`import.reason.${site.reason}`)}</td>
                <td className="num">{formatNumber(site.requests)}</td>
                <td className="num">{formatNumber(site.workOrders)}</td>
                <td>
                  <PinSite siteId={site.siteId} name={site.name} sameAddress={site.sameAddress} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
