import type { PersonRow } from '#shared/queries/lists/list-people.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { dayAndTime } from '../../lib/deadline.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { ColumnLook } from '../../list/grid-columns.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { DetailCell } from './inline-cells.tsx'

/** Skills shown before the rest is counted. */
const skillsShown = 3
/** A certificate that ends within so many days is marked. */
const soonDays = 30

/** How the columns of people look, where their type does not say enough. */
export function peopleLooks(now: number): Readonly<Record<string, ColumnLook<PersonRow>>> {
  const none = <span className="muted">{t('list.none')}</span>
  return {
    code: { track: '80px', render: ({ technician }) => <span className="semi num">{technician.code}</span> },
    name: {
      track: 'minmax(110px, 1fr)',
      render: (row) => (
        <DetailCell row={row} field="name">
          {row.technician.name}
        </DetailCell>
      ),
    },
    team: {
      track: 'minmax(80px, 0.8fr)',
      render: (row) => (
        <DetailCell row={row} field="team">
          <span className="soft">{row.technician.team ?? none}</span>
        </DetailCell>
      ),
    },
    territory: {
      track: 'minmax(90px, 0.9fr)',
      render: ({ territoryName }) => <span className="soft">{territoryName ?? none}</span>,
    },
    skills: { track: 'minmax(160px, 2.1fr)', render: ({ skills }) => <SkillsCell skills={skills} /> },
    certificates: {
      track: 'minmax(130px, 1.7fr)',
      render: ({ certificates }) => <CertificatesCell certificates={certificates} now={now} />,
    },
    week: {
      track: '72px',
      align: 'right',
      render: ({ weekMinutes }) =>
        weekMinutes === 0 ? (
          <span className="warn">{t('people.noShifts')}</span>
        ) : (
          <span className="num">
            {t('people.weekHours', { hours: formatNumber(weekMinutes / 60, weekMinutes % 60 === 0 ? 0 : 1) })}
          </span>
        ),
    },
    absence: {
      track: 'minmax(120px, 1.2fr)',
      render: ({ nextAbsence }) => {
        if (!nextAbsence) return none
        const { startsAt, endsAt, reason } = nextAbsence
        const isAway = startsAt <= now
        const day = dayAndTime(isAway ? endsAt : startsAt, now, officeZone())
        const text = t(isAway ? 'people.away' : 'people.awayFrom', { reason, day })
        return (
          <span className={isAway ? 'row hold num' : 'row soft num'} title={text}>
            {isAway && <Icon name="s-hold" />}
            <span className="cut">{text}</span>
          </span>
        )
      },
    },
    phone: {
      render: (row) => (
        <DetailCell row={row} field="phone">
          {row.technician.phone ? <span className="num">{row.technician.phone}</span> : none}
        </DetailCell>
      ),
    },
  }
}

/** The first skills with their levels, and how many more there are. */
function SkillsCell({ skills }: { readonly skills: PersonRow['skills'] }) {
  if (skills.length === 0) {
    return (
      <span className="row warn">
        <Icon name="s-warn" />
        {t('people.noSkills')}
      </span>
    )
  }
  return (
    <span
      className="row people-skills"
      title={skills.map(({ name, level }) => t('people.levelShort', { skill: name, level })).join(', ')}
    >
      {skills.slice(0, skillsShown).map(({ skillId, name, level }) => (
        <span key={skillId} className="chip num">
          {t('people.levelShort', { skill: name, level })}
        </span>
      ))}
      {skills.length > skillsShown && (
        <span className="muted num">{t('people.more', { count: skills.length - skillsShown })}</span>
      )}
    </span>
  )
}

/** The certificate that needs attention first, or how many are in order. */
function CertificatesCell({
  certificates,
  now,
}: {
  readonly certificates: PersonRow['certificates']
  readonly now: number
}) {
  if (certificates.length === 0) return <span className="muted">{t('list.none')}</span>
  const today = dayOf(now, officeZone())
  const soon = addDays(today, soonDays)
  const first = certificates
    .filter(({ expiresOn }) => expiresOn !== null && expiresOn <= soon)
    .toSorted((a, b) => a.expiresOn!.localeCompare(b.expiresOn!))[0]
  if (!first) {
    return (
      <span className="row good">
        <Icon name="s-good" />
        {t('people.valid', { count: certificates.length })}
      </span>
    )
  }
  const expired = first.expiresOn! < today
  const text = t(expired ? 'people.expired' : 'people.expiresSoon', {
    name: first.name,
    day: formatDay(first.expiresOn!, 'short'),
  })
  return (
    <span className={`row ${expired ? 'risk' : 'warn'}`} title={text}>
      <Icon name={expired ? 's-no' : 's-warn'} />
      <span className="cut">{text}</span>
    </span>
  )
}
