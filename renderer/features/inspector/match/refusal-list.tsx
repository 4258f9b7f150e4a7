import { useState } from 'react'
import type { MatchRanking } from '#shared/queries/match.ts'
import { reasonText } from '../../../lib/error-text.ts'
import { formatDay, formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

type Refusal = MatchRanking['refusals'][number]

/** So many lines, and so many people in one, are listed before somebody asks for all of them. */
const fewLines = 6
const fewNames = 5

/** People with the same answer are one line; somebody whom a small move would help has a line of their own. */
interface Line {
  readonly text: string
  readonly people: readonly Refusal[]
}

/** Who cannot take the visit and why, nearest first; what would have to move is a link to the visit that would. */
export function RefusalList({
  refusals,
  showDay,
}: {
  readonly refusals: readonly Refusal[]
  readonly showDay: boolean
}) {
  const [all, setAll] = useState(false)
  if (refusals.length === 0) return null
  const lines = linesOf(refusals)
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
                {nearMiss && <NearMiss near={nearMiss} />}
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

function linesOf(refusals: readonly Refusal[]): Line[] {
  const lines = new Map<string, { text: string; people: Refusal[] }>()
  for (const refusal of refusals) {
    const text = reasonText(`match.not-${refusal.reason.rule}`, refusal.reason.facts)
    const key = refusal.nearMiss ? `${refusal.technicianId} ${refusal.day}` : text
    const line = lines.get(key)
    if (line) line.people.push(refusal)
    else lines.set(key, { text, people: [refusal] })
  }
  return [...lines.values()]
}

function namesOf(people: readonly Refusal[], showDay: boolean, all: boolean): string {
  const shown = all ? people : people.slice(0, fewNames)
  const names = shown.map(({ code, day }) => (showDay ? `${code} ${formatDay(day, 'short')}` : code)).join(', ')
  return shown.length < people.length ? t('match.andMore', { names, more: people.length - shown.length }) : names
}

const people = (lines: readonly Line[]) => Math.max(...lines.map((line) => line.people.length))

function NearMiss({ near }: { readonly near: NonNullable<Refusal['nearMiss']> }) {
  const text = t(near.byMinutes > 0 ? 'match.nearLater' : 'match.nearEarlier', {
    number: String(near.workOrderNumber),
    minutes: formatMinutes(Math.abs(near.byMinutes)),
    more: near.moved - 1,
    time: formatTime(near.startsAt, officeZone()),
  })
  return (
    <button type="button" className="match-near" onClick={() => select('visit', near.visitId)}>
      {text}
    </button>
  )
}
