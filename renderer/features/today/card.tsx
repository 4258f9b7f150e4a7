import { useId } from 'react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/icons/icon.tsx'

interface CardProps {
  readonly title: string
  readonly hint?: ReactNode
  /** At the right end of the heading. */
  readonly side?: ReactNode
  /** Coloured frame and a triangle: something in it cannot wait. */
  readonly alarm?: boolean
  readonly children: ReactNode
}

/** A framed part of the screen with a heading. */
export function Card({ title, hint, side, alarm = false, children }: CardProps) {
  const id = useId()
  return (
    <section className={alarm ? 'today-card alarm' : 'today-card'} aria-labelledby={id}>
      <div className="today-card-head">
        {alarm && <Icon name="s-risk" className="risk" />}
        <h2 id={id}>{title}</h2>
        {hint && <span className="soft cut num">{hint}</span>}
        <span className="grow" />
        {side}
      </div>
      {children}
    </section>
  )
}
