import { useState } from 'react'
import type { Day } from '#shared/kernel/zone.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { matchRank } from '#shared/queries/match.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { t } from '../lib/messages.ts'
import { Button } from '../ui/button.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { PolicyChoice } from './policy-choice.tsx'
import { RankingList } from './ranking-list.tsx'
import type { RankingListProps } from './ranking-list.tsx'
import { WindowOffers } from './window-offers.tsx'
import './match.css'

const spans = { day: 1, threeDays: 3, week: 7 } as const
type Span = keyof typeof spans

interface MatchViewProps extends Omit<RankingListProps, 'data' | 'between'> {
  readonly visitId: string
  /** First day that is looked at; null: today. */
  readonly day: Day | null
  /** Only this start; days are not chosen then. */
  readonly startsAt?: number | null
}

/** Who could take a visit: ranked with what each choice costs by term, below them who cannot and why. */
export function MatchView({ visitId, day, startsAt = null, ...list }: MatchViewProps) {
  const [span, setSpan] = useState<Span>('day')
  const [policyId, setPolicyId] = useState<string | null>(null)
  const days = day ? Array.from({ length: spans[span] }, (_, index) => addDays(day, index)) : undefined
  const { data, isPending, error, refetch } = useQueryOf(matchRank, {
    visitId,
    ...(startsAt !== null ? { startsAt } : days ? { days } : {}),
    ...(policyId ? { policyId } : {}),
  })
  return (
    <div className="match-tab">
      <div className="match-choices">
        {startsAt === null && (
          <Segmented
            label={t('match.span')}
            value={span}
            onChange={setSpan}
            options={(Object.keys(spans) as Span[]).map((value) => ({ value, text: t(`match.span-${value}`) }))}
          />
        )}
        <PolicyChoice value={policyId} onChange={setPolicyId} />
      </div>
      {isPending ? (
        <SkeletonRows rows={6} label={t('list.loading')} />
      ) : error ? (
        <MessageState
          title={t('match.failed')}
          text={error.message}
          actions={<Button onClick={() => void refetch()}>{t('match.again')}</Button>}
        />
      ) : data && data.visitId === visitId ? (
        <RankingList
          key={`${visitId} ${span}`}
          data={data}
          {...list}
          between={startsAt === null && <WindowOffers visitId={visitId} days={days} policyId={policyId} />}
        />
      ) : data === null ? (
        <MessageState title={t('inspector.gone')} text={t('inspector.goneText')} />
      ) : (
        <SkeletonRows rows={6} label={t('list.loading')} />
      )}
    </div>
  )
}
