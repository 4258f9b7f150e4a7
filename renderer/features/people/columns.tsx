import type { peopleList } from '#shared/queries/people.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { dayAndTime } from '../../lib/deadline.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** One line of the list of people. */
export type PersonRow = (typeof peopleList.result)['_output'][number]

/** Skills shown before the rest is counted. */
const skillsShown = 3
/** A certificate that ends within so many days is marked. */
const soonDays = 30

/** Columns of the list of people. */
export function peopleColumns(now: number): readonly GridColumn<PersonRow>[] {
  const none = <span className="muted">{t('list.none')}</span>
  return [
    {
      id: 'code',
      header: t('people.colCode'),
      track: '96px',
      render: ({ technician }) => <span className="semi num">{technician.code}</span>,
    },
    {
      id: 'name',
      header: t('people.colName'),
      track: 'minmax(120px, 1.2fr)',
      render: ({ technician }) => technician.name,
    },
    {
      id: 'team',
      header: t('people.colTeam'),
      track: 'minmax(80px, 0.8fr)',
      render: ({ technician }) => <span className="soft">{technician.team ?? none}</span>,
    },
    {
      id: 'territory',
      header: t('people.colTerritory'),
      track: 'minmax(90px, 0.9fr)',
      render: ({ territoryName }) => <span className="soft">{territoryName ?? none}</span>,
    },
    {
      id: 'skills',
      header: t('people.colSkills'),
      track: 'minmax(160px, 2fr)',
      render: ({ skills }) =>
        skills.length === 0 ? (
          <span className="row warn">
            <Icon name="s-warn" />
            {t('people.noSkills')}
          </span>
        ) : (
          <span className="row" style={{ gap: 4 }}>
            {skills.slice(0, skillsShown).map(({ skillId, name, level }) => (
              <span key={skillId} className="chip num">
                {t('people.levelShort', { skill: name, level })}
              </span>
            ))}
            {skills.length > skillsShown && (
              <span className="muted num" title={skills.map(({ name, level }) => `${name} ${level}`).join(', ')}>
                {t('people.more', { count: skills.length - skillsShown })}
              </span>
            )}
          </span>
        ),
    },
    {
      id: 'certificates',
      header: t('people.colCertificates'),
      track: 'minmax(130px, 1.5fr)',
      render: ({ certificates }) => <CertificatesCell certificates={certificates} now={now} />,
    },
    {
      id: 'week',
      header: t('people.colWeek'),
      track: '82px',
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
    {
      id: 'absence',
      header: t('people.colAbsence'),
      track: 'minmax(120px, 1.2fr)',
      render: ({ nextAbsence }) => {
        if (!nextAbsence) return none
        const { startsAt, endsAt, reason } = nextAbsence
        const isAway = startsAt <= now
        const day = dayAndTime(isAway ? endsAt : startsAt, now, officeZone())
        return (
          <span className={isAway ? 'row hold num' : 'row soft num'}>
            {isAway && <Icon name="s-hold" />}
            {t(isAway ? 'people.away' : 'people.awayFrom', { reason, day })}
          </span>
        )
      },
    },
  ]
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
  return (
    <span className={`row ${expired ? 'risk' : 'warn'}`}>
      <Icon name={expired ? 's-no' : 's-warn'} />
      {t(expired ? 'people.expired' : 'people.expiresSoon', {
        name: first.name,
        day: formatDay(first.expiresOn!, 'short'),
      })}
    </span>
  )
}
