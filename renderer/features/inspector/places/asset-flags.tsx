import { assetsFlags } from '#shared/queries/assets.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** What whoever opens work on an asset should know at once: that it fails again, should be replaced, or is retired. */
export function AssetFlags({ assetId }: { readonly assetId: string }) {
  const flags = useQueryOf(assetsFlags, { assetId }).data
  const repeat = flags?.repeats[0]
  if (!flags || (!repeat && !flags.replace && flags.status !== 'retired')) return null
  return (
    <div className="row" style={{ gap: 6, flexWrap: 'wrap', padding: '2px 0' }}>
      {repeat && (
        <span className="tag risk">
          <Icon name="s-risk" />
          {t('assets.repeatTag', { code: repeat.code, count: repeat.count, days: flags.days })}
        </span>
      )}
      {flags.replace && (
        <span className="tag warn">
          <Icon name="s-warn" />
          {t('assets.replaceTag')}
        </span>
      )}
      {flags.status === 'retired' && (
        <span className="tag idle">
          <Icon name="s-no" />
          {t('assets.retired')}
        </span>
      )}
    </div>
  )
}
