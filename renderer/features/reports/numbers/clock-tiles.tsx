import type { z } from 'zod'
import { clockNames } from '#shared/domain/sla/clock-name.ts'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import { clockMeasure } from '#shared/queries/reports.ts'
import type { ClockStanding, reportsClocks } from '#shared/queries/reports.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Figure } from './figure.tsx'
import { standingOf } from './report-tiles.tsx'
import { ShareText } from './share-text.tsx'
import { SparkLine } from './spark-line.tsx'
import { Tile } from './tile.tsx'

type Clocks = z.output<typeof reportsClocks.result>

/** The share of each clock that was kept, of those decided so far. */
export function ClockTiles({ total, trend, target }: Pick<Clocks, 'total' | 'trend'> & { readonly target: number }) {
  return clockNames.map((clock) => {
    const kept = clockMeasure(clock, 'kept')
    const decided = clockMeasure(clock, 'decided')
    const share = shareOf(total[kept], total[decided])
    const standing = standingOf(share, target)
    const figure = (one: ClockStanding) => (
      <>
        <Figure measure={clockMeasure(clock, one)} value={total[clockMeasure(clock, one)]} />{' '}
        {t(`reports.standing-${one}`).toLowerCase()}
      </>
    )
    return (
      <Tile
        key={clock}
        name={t(`sla.clock-${clock}`)}
        figure={<ShareText share={share} />}
        {...(standing ? { standing } : {})}
        line={
          <SparkLine
            values={trend.map(({ counts }) => shareOf(counts[kept], counts[decided]).share)}
            target={target}
            tone={standing?.tone === 'risk' ? 'risk' : 'accent'}
          />
        }
        foot={
          <>
            {figure('kept')} · {figure('missed')} · {figure('running')} · {figure('paused')}
          </>
        }
        footEnd={t('reports.target', { percent: formatNumber(target * 100) })}
      />
    )
  })
}
