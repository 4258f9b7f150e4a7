import { formatDateTime, formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { select, useSelection } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { openBoardMenu } from '../plan/menu-place.ts'
import { workingHours } from './working-hours.ts'
import type { Lane } from '../model/board-model.ts'

/** Who the lane is: initials, code, skills, how full the time shown is and what is left of it. */
export function LaneHead({ lane }: { readonly lane: Lane }) {
  const selected = useSelection((state) => state.current?.kind === 'technician' && state.current.id === lane.id)
  const { workMinutes, travelMinutes, workingMinutes } = lane.view
  const load = workingMinutes > 0 ? (workMinutes + travelMinutes) / workingMinutes : 0
  const percent = Math.round(load * 100)
  const left = Math.max(0, workingMinutes - workMinutes - travelMinutes)
  const skills = lane.source.skills
  const name = lane.name === lane.code ? lane.code : `${lane.code}, ${lane.name}`
  return (
    <div
      className={selected ? 'lane-head selected' : 'lane-head'}
      role="rowheader"
      title={`${name}\n${skills.map((skill) => `${skill.name} ${skill.level}`).join(', ')}`}
      onClick={() => select('technician', lane.id)}
    >
      <span className="initials" aria-hidden="true">
        {initialsOf(lane.code, lane.name)}
      </span>
      <div className="lane-who">
        <div className="lane-line">
          <b className="cut">{lane.code}</b>
          {lane.onCalls.length > 0 && <OnCallMark turns={lane.onCalls} />}
          <span className="visually-hidden">{name === lane.code ? '' : lane.name}</span>
          <span
            className={percent > 85 ? 'load high' : 'load'}
            role="img"
            aria-label={t('board.load', { percent, travel: formatMinutes(travelMinutes) })}
          >
            <i style={{ width: `${Math.min(100, share(workMinutes, workingMinutes))}%` }} />
            <i className="travelling" style={{ width: `${Math.min(100, share(travelMinutes, workingMinutes))}%` }} />
          </span>
          <span className="percent num">{workingMinutes > 0 ? `${percent}%` : '–'}</span>
        </div>
        <div className="lane-line second">
          <span className="skills">
            {skills.slice(0, 3).map((skill) => (
              <span key={skill.skillId} className="chip">
                {shortSkill(skill.name)} {skill.level}
              </span>
            ))}
          </span>
          <span className="hours-left num">{workingMinutes > 0 ? workingHours(left) : t('board.dayOff')}</span>
        </div>
      </div>
      <LaneMenuButton lane={lane} />
    </div>
  )
}

/** Opens the menu of the lane; the key for menus does the same for a selected lane. */
function LaneMenuButton({ lane: { id, code } }: { readonly lane: Lane }) {
  return (
    <button
      type="button"
      className="lane-menu"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={t('plan.laneMenu', { technician: code })}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        select('technician', id)
        event.stopPropagation()
        openBoardMenu({ x: box.left, y: box.bottom, of: 'lane', id })
      }}
    >
      <Icon name="i-more" />
    </button>
  )
}

/** That they may be called out outside the shift, for where and until when. */
function OnCallMark({ turns }: { readonly turns: Lane['onCalls'] }) {
  const text = turns
    .map(({ territoryName, startsAt, endsAt }) =>
      t('board.onCall', {
        territory: territoryName ?? '',
        all: String(territoryName === null),
        from: formatDateTime(startsAt, officeZone()),
        until: formatDateTime(endsAt, officeZone()),
      }),
    )
    .join('\n')
  return <Icon name="i-phone" className="accent on-call" label={text} />
}

function share(minutes: number, whole: number): number {
  return whole > 0 ? (100 * minutes) / whole : 0
}

/** The number of a unit (`PARK-27`, `Park unit 27` → 27), else the initials of a person. */
function initialsOf(code: string, name: string): string {
  const number = /(\d+)\D*$/.exec(code)?.[1]
  if (number && /\d/.test(name)) return number.slice(-3)
  const words = name.split(/[\s-]+/).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => word[0])
    .join('')
    .toUpperCase()
}

/** First word of a skill, cut to eight letters: two chips fit a lane head. */
function shortSkill(name: string): string {
  const word = name.split(/[\s/&-]+/)[0] ?? name
  return word.length > 8 ? `${word.slice(0, 7)}.` : word
}
