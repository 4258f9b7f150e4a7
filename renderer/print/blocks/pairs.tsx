import type { ReactNode } from 'react'
import { t } from '#renderer/lib/messages.ts'

/** Name and value; a pair whose value is null is left out. */
export type Pair = readonly [name: string, value: ReactNode]

/** Values longer than this are cut here and told in full in a block of their own. */
export const longValue = 160

/** A titled list of names and values. */
export function Pairs({ title, pairs }: { readonly title: string; readonly pairs: readonly Pair[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <dl>
        {pairs
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

/** The beginning of a text that may be too long for its place. */
export function cut(text: string, most = longValue): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

/** An empty line to write on. */
export function WriteLine({ widthMm = 24 }: { readonly widthMm?: number }) {
  return <span className="write-line" style={{ width: `${widthMm}mm` }} />
}

/** Boxes to tick, one for each answer; the one that was given has its tick. */
export function TickBoxes({
  answers,
  ticked,
}: {
  readonly answers: readonly string[]
  readonly ticked?: string | undefined
}) {
  return (
    <span className="ticks">
      {answers.map((answer) => (
        <span key={answer}>
          <i className="box">
            {answer === ticked && (
              <svg viewBox="0 0 10 10" role="img" aria-label={t('packet.ticked')}>
                <path d="M1.5 5.5 4 8.5 8.5 1.5" />
              </svg>
            )}
          </i>
          {answer === ticked ? <b>{answer}</b> : answer}
        </span>
      ))}
    </span>
  )
}
