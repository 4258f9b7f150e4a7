import { memo, useMemo } from 'react'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import { useServiceTerms } from '../../state/service-terms.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { t } from '../messages.ts'
import type { CountdownLook } from './countdown-look.ts'
import { countdownLook } from './countdown-look.ts'

/** The look of a countdown, kept current by the minute: only what asks for it is drawn again. */
export function useCountdown(facts: ClockFacts, zone: string): CountdownLook | null {
  const terms = useServiceTerms()
  return useMemo(() => countdownLook(facts, terms, zone), [facts, terms, zone])
}

interface CountdownProps {
  readonly facts: ClockFacts
  readonly zone: string
  /** `line` keeps the column of shapes straight where there is none; `tag` is a pill; `mark` is the shape alone. */
  readonly look?: 'line' | 'tag' | 'mark'
  /** Said when no promise is open. */
  readonly none?: string
}

/** The most urgent promise of a work order or request: which, how much time is left, and whether its clock runs. */
export const Countdown = memo(function Countdown({ facts, zone, look = 'line', none }: CountdownProps) {
  const found = useCountdown(facts, zone)
  if (!found) return none === undefined ? null : <span className="muted">{none}</span>
  const { tone, shape, name, time, hover, clock } = found
  const words = t('sla.nameAndTime', { name, time })
  if (look === 'mark') {
    return shape ? (
      <span className={`countdown-mark ${tone}`} title={hover}>
        <Icon name={shape} label={words} />
      </span>
    ) : null
  }
  const calm = tone === 'plain'
  const classes = look === 'tag' ? `tag ${calm ? 'idle' : tone}` : `row num ${calm ? 'soft' : `${tone} medium`}`
  return (
    <span className={`countdown ${classes}`} title={hover} data-clock={clock.name} data-state={clock.state}>
      {shape ? <Icon name={shape} /> : look === 'line' ? <span className="countdown-gap" /> : <Icon name="s-open" />}
      <span className="countdown-name">{name}</span>
      <span className="num">{time}</span>
    </span>
  )
})
