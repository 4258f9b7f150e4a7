import { useState } from 'react'
import { callWindows } from '#shared/queries/call.ts'
import type { OfferedWindow } from '#shared/queries/call.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { violationText } from '../../../lib/error-text.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatMinutes, formatTime, signedMinutes } from '../../../lib/format.ts'
import { legSourcesText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { crewText } from '../../../match/crew-text.ts'
import { ChoiceList } from '../../../ui/choice-list.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { change, chooseWindow } from '../flow/call-flow.ts'
import type { StepProps } from './step-list.tsx'
import { windowText } from './step-list.tsx'

const idOf = (window: OfferedWindow) => String(window.start)

const none = 'none'
const more = 'more'

/** When somebody can come: the three windows the ranking likes best, each with who would come and by how much
 * their driving grows; then the others, or none. */
export function WhenStep({ call, facts, put }: StepProps) {
  const [all, setAll] = useState(false)
  const { data, error } = useQueryOf(callWindows, {
    siteId: call.siteId,
    workTypeId: facts.workType?.id ?? null,
    skills: [...facts.outcome.skills],
    durationMinutes: facts.durationMinutes,
    priority: facts.priority,
    kind: call.windowKind,
  })
  if (call.phase === 'save') return <p className="soft">{call.window ? windowText(call.window) : t('call.noWindow')}</p>
  if (facts.workType && !facts.workType.fieldWork) {
    return (
      <>
        <p className="soft">{t('call.deskWork', { name: facts.workType.name })}</p>
        <ChoiceList
          label={t('call.askWindow')}
          choices={[{ id: none, text: t('call.goOn'), zero: true }]}
          onChoose={() => put(chooseWindow(call, null))}
        />
      </>
    )
  }
  if (error) return <p role="alert">{errorText(error.error)}</p>
  if (!data) return <SkeletonRows rows={4} label={t('call.searchingWindows')} />
  const best = new Set(data.best.map(idOf))
  const others = data.all.filter((window) => !best.has(idOf(window)))
  const shown = all ? [...data.best, ...others] : data.best
  return (
    <div
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'h' || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        put(change(call, { windowKind: call.windowKind === 'halfDay' ? 'twoHours' : 'halfDay' }))
      }}
    >
      <div className="row call-ask">
        <h3>{t('call.askWindow')}</h3>
        <span className="grow" />
        <Segmented
          label={t('call.windowKind')}
          value={call.windowKind}
          options={[
            { value: 'twoHours', text: t('call.twoHours') },
            { value: 'halfDay', text: t('call.halfDay') },
          ]}
          onChange={(windowKind) => put(change(call, { windowKind }))}
        />
        <kbd>H</kbd>
      </div>
      {!data.placeKnown && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('call.placeNotKnown')}
        </p>
      )}
      {data.unknownSkills.length > 0 && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('call.unknownSkills', { skills: data.unknownSkills.join(', ') })}
        </p>
      )}
      {shown.length > 0 && data.lackingSkills.length > 0 && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('call.lackingSkills', { skills: data.lackingSkills.join(', ') })}
        </p>
      )}
      {shown.length === 0 && (
        <p className="row warn">
          <Icon name="s-warn" />
          {data.technicians === 0
            ? t('call.nobodyAble', { skill: facts.workType?.skillName ?? '' })
            : t('call.nobodyFree', { days: data.days.length })}
        </p>
      )}
      <ChoiceList
        key={`${call.windowKind} ${all} ${shown.length}`}
        label={t('call.askWindow')}
        choices={[
          ...shown.map((window) => ({
            id: idOf(window),
            text: `${windowText(window)}, ${costText(window)}, ${window.technicianName}`,
            content: <WindowLine window={window} />,
          })),
          ...(data.all.length > data.best.length
            ? [{ id: more, text: t(all ? 'call.bestOnly' : 'call.allWindows', { count: data.all.length }) }]
            : []),
          { id: none, text: t('call.withoutWindow'), zero: true },
        ]}
        onChoose={(id) => {
          if (id === more) return setAll(!all)
          put(chooseWindow(call, shown.find((window) => idOf(window) === id) ?? null))
        }}
      />
      <p className="muted call-fine">
        {t('call.windowsFine', {
          duration: formatMinutes(data.durationMinutes),
          technicians: data.technicians,
          promised: data.promised,
        })}
      </p>
    </div>
  )
}

function costText({ extraTravelMinutes, travelBefore, travelAfter }: OfferedWindow): string {
  if (travelBefore.source === 'unknown' && travelAfter.source === 'unknown') return t('call.drivingUnknown')
  return t('call.extraDriving', { minutes: Math.max(0, extraTravelMinutes) })
}

/** `+7 min`: what the driving of that day grows by. */
function shortCost({ extraTravelMinutes, travelBefore, travelAfter }: OfferedWindow): string {
  if (travelBefore.source === 'unknown' && travelAfter.source === 'unknown') return t('call.drivingUnknown')
  return extraTravelMinutes > 0 ? signedMinutes(extraTravelMinutes) : t('call.extraDriving', { minutes: 0 })
}

function WindowLine({ window }: { readonly window: OfferedWindow }) {
  const { before, after, fits, violations, crew } = window
  const stop = (one: OfferedWindow['before']) => one?.address || (one ? `WO-${one.workOrderNumber}` : t('call.home'))
  return (
    <span className="call-window">
      <span className="row">
        <span className="semi num">{windowText(window)}</span>
        <span className="grow" />
        <span className={fits ? 'good medium num' : 'warn medium num'}>
          {t('call.offer', { cost: shortCost(window), technician: window.technicianName })}
        </span>
      </span>
      <span className="row soft">
        <span className="num">{t('call.arrives', { at: formatTime(window.arrival, officeZone()) })}</span>
        <span
          className="cut"
          title={t('board.driveBy', { source: legSourcesText([window.travelBefore, window.travelAfter]) })}
        >
          {t('call.between', {
            before: stop(before),
            beforeMinutes: window.travelBefore.minutes,
            after: stop(after),
            afterMinutes: window.travelAfter.minutes,
          })}
        </span>
      </span>
      {crew && <span className="row soft">{crewText(crew)}</span>}
      {!fits && (
        <span className="row warn">
          <Icon name="s-warn" />
          <span className="cut">{violations.map((violation) => violationText(violation)).join(' · ')}</span>
        </span>
      )}
    </span>
  )
}
