import { useState } from 'react'
import type { MatchRefusal } from '#shared/queries/match.ts'
import { formatDay } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons/icon.tsx'
import { NearMissLink } from './near-miss-link.tsx'
import { refusalText } from './refusal-text.ts'

/** So many lines, and so many people in one, are listed before somebody asks for all of them. */
const fewLines = 6
const fewNames = 5

/** People with the same answer are one line; somebody whom a small move, or a person's word, would help has a line of their own. */
interface Line {
  readonly text: string
  readonly people: readonly MatchRefusal[]
}

/** Who cannot take the visit and why, nearest first; what would have to move is a link to the visit that would. */
export function RefusalList({
  refusals,
  showDay,
  onInsist,
}: {
  readonly refusals: readonly MatchRefusal[]
  readonly showDay: boolean
  /** Places it on somebody all the same; left out where nobody may. */
  readonly onInsist?: ((refusal: MatchRefusal) => void) | undefined
}) {
  const [all, setAll] = useState(false)
  if (refusals.length === 0) return null
  const lines = linesOf(refusals, onInsist !== undefined)
  return (
    <section className="match-not">
      <h3>{t('match.notPossible', { count: refusals.length })}</h3>
      <ul>
        {(all ? lines : lines.slice(0, fewLines)).map(({ text, people }) => {
          const { reason, nearMiss, technicianId, day } = people[0]!
          return (
            <li key={`${technicianId} ${day}`}>
              <Icon
                name={reason.severity === 'asks' ? 's-warn' : 's-no'}
                className={reason.severity === 'asks' ? 'warn' : 'risk'}
              />
              <div>
                <p>
                  <b className="semi">{namesOf(people, showDay, all)}</b> <span className="soft">{text}</span>
                </p>
                {nearMiss && <NearMissLink near={nearMiss} />}
                {onInsist && reason.severity === 'asks' && people.length === 1 && (
                  <button type="button" className="match-near" onClick={() => onInsist(people[0]!)}>
                    {t('match.insist')}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {(lines.length > fewLines || people(lines) > fewNames) && (
        <Button size="small" kind="ghost" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('match.fewer') : t('match.all', { count: refusals.length })}
        </Button>
      )}
    </section>
  )
}

function linesOf(refusals: readonly MatchRefusal[], insistable: boolean): Line[] {
  const lines = new Map<string, { text: string; people: MatchRefusal[] }>()
  for (const refusal of refusals) {
    const text = refusalText(refusal)
    const alone = refusal.nearMiss !== null || (insistable && refusal.reason.severity === 'asks')
    const key = alone ? `${refusal.technicianId} ${refusal.day}` : text
    const line = lines.get(key)
    if (line) line.people.push(refusal)
    else lines.set(key, { text, people: [refusal] })
  }
  return [...lines.values()]
}

function namesOf(people: readonly MatchRefusal[], showDay: boolean, all: boolean): string {
  const shown = all ? people : people.slice(0, fewNames)
  const names = shown.map(({ code, day }) => (showDay ? `${code} ${formatDay(day, 'short')}` : code)).join(', ')
  return shown.length < people.length ? t('match.andMore', { names, more: people.length - shown.length }) : names
}

const people = (lines: readonly Line[]) => Math.max(...lines.map((line) => line.people.length))
