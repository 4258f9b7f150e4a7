import { clockNames } from '#shared/domain/sla/clock-name.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import { reportsClocks } from '#shared/queries/reports.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AsOfLine } from './as-of-line.tsx'
import { ClockTiles } from './numbers/clock-tiles.tsx'
import { ReportTable } from './numbers/report-table.tsx'
import { Card, Tiles } from './report-body.tsx'

/** Where each of the three clocks stands: kept, missed, running, paused. */
export function ClocksBody({ scope, target }: { readonly scope: ReportScope; readonly target: number }) {
  const { data, error } = useQueryOf(reportsClocks, scope)
  if (error) return <MessageState role="alert" title={errorText(error.error)} />
  if (!data) return <SkeletonRows rows={10} label={t('app.loading')} />
  return (
    <>
      <AsOfLine report="clocks" asOf={data.asOf} />
      <Tiles>
        <ClockTiles total={data.total} trend={data.trend} target={target} />
      </Tiles>
      {clockNames.map((clock) => (
        <Card key={clock} title={t(`sla.clock-${clock}`)} hint={t(`reports.clockHint-${clock}`)}>
          <ReportTable
            report="clocks"
            clock={clock}
            by={scope.by}
            fieldLabel={data.fieldLabel}
            groups={data.groups}
            total={data.total}
          />
        </Card>
      ))}
    </>
  )
}
