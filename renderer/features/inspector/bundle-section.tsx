import { bundleTakeApart } from '#shared/commands/bundle/take-apart.ts'
import { bundlesGet } from '#shared/queries/bundles.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { workOrderStatusLook } from '../../lib/status-look.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

interface BundleProps {
  readonly bundleId: string
  readonly workOrderId: string
}

/** The work orders that are done on one trip with this one. Taking them apart changes nothing else of them. */
export function BundleSection({ bundleId, workOrderId }: BundleProps) {
  const { run } = useCommands()
  const data = useQueryOf(bundlesGet, { bundleId }).data
  if (!data) return null
  const { bundle, members } = data
  return (
    <section>
      <h3 className="label">{t('inspector.bundle', { name: bundle.name })}</h3>
      {bundle.reason && <p className="soft">{bundle.reason}</p>}
      {members.map((one) => {
        const look = workOrderStatusLook[one.status]
        return (
          <button
            key={one.id}
            type="button"
            className="inspector-link"
            aria-current={one.id === workOrderId ? 'true' : undefined}
            onClick={() => select('workOrder', one.id)}
          >
            <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
            <span className="num medium">{recordNumber('workOrder', one.number)}</span>
            <span className="grow cut">{one.title}</span>
          </button>
        )
      })}
      <div className="row" style={{ marginTop: 8 }}>
        <Button size="small" onClick={() => void run(bundleTakeApart, { bundleId, workOrderIds: [workOrderId] })}>
          {t('inspector.bundleLeave')}
        </Button>
        <Button size="small" kind="ghost" onClick={() => void run(bundleTakeApart, { bundleId })}>
          {t('inspector.bundleApart')}
        </Button>
      </div>
    </section>
  )
}
