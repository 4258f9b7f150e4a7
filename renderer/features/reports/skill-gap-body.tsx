import { reportsSkillGap } from '#shared/queries/skill-gap.ts'
import type { SkillGapReport } from '#shared/queries/skill-gap.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import type { DrawingName } from '../../ui/icons/drawings.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Card } from './report-body.tsx'
import { ReportWait } from './report-wait.tsx'

type Gap = SkillGapReport['gaps'][number]

const looks: Readonly<Record<Gap['standing'], { readonly shape: DrawingName; readonly family: string }>> = {
  nobody: { shape: 's-no', family: 'risk' },
  elsewhere: { shape: 's-risk', family: 'risk' },
  short: { shape: 's-warn', family: 'warn' },
  single: { shape: 's-warn', family: 'warn' },
  covered: { shape: 's-good', family: 'good' },
}

/** Holders named one by one; the rest is counted. */
const named = 6

const hours = (minutes: number) => t('reports.gapHours', { hours: formatNumber(minutes / 60, 1) })

/** Open work by skill and level against who holds it, and the certificates that end soon. */
export function SkillGapBody({ days }: { readonly days: number }) {
  const answer = useQueryOf(reportsSkillGap, { days })
  const { data, error } = answer
  if (error || !data) return <ReportWait answer={answer} />
  const { gaps, certificates } = data
  const missing = gaps.filter(({ standing }) => standing !== 'covered').length
  return (
    <>
      <p className="soft">{t('reports.gapSummary', { count: gaps.length, missing, day: formatDay(data.day) })}</p>
      <Card title={t('reports.gapOpenWork')} hint={t('reports.gapHint')}>
        {gaps.length === 0 ? (
          <p className="soft">{t('reports.gapNone')}</p>
        ) : (
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{t('reports.gapTerritory')}</th>
                <th scope="col">{t('reports.gapSkill')}</th>
                <th scope="col">{t('reports.gapLevel')}</th>
                <th scope="col">{t('reports.gapVisits')}</th>
                <th scope="col">{t('reports.gapWork')}</th>
                <th scope="col">{t('reports.gapWeek')}</th>
                <th scope="col">{t('reports.gapHolders')}</th>
                <th scope="col">{t('reports.gapStanding')}</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map((gap) => (
                <GapRow key={`${gap.territory} ${gap.skill} ${gap.level}`} gap={gap} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Card title={t('reports.gapCertificates')} hint={t('reports.gapUntil', { day: formatDay(data.until) })}>
        {certificates.length === 0 ? (
          <p className="soft">{t('reports.gapNoCertificates')}</p>
        ) : (
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{t('reports.gapCertificate')}</th>
                <th scope="col">{t('reports.gapNumber')}</th>
                <th scope="col">{t('reports.gapTechnician')}</th>
                <th scope="col">{t('reports.gapTerritory')}</th>
                <th scope="col">{t('reports.gapExpires')}</th>
                <th scope="col">{t('reports.gapNeededBy')}</th>
              </tr>
            </thead>
            <tbody>
              {certificates.map((one) => (
                <tr key={`${one.code} ${one.certificate} ${one.expiresOn}`}>
                  <td>{one.certificate}</td>
                  <td className="soft">{one.number ?? '–'}</td>
                  <td>
                    <span className="medium">{one.code}</span> {one.name !== one.code && one.name}
                  </td>
                  <td className="soft">{one.territory ?? '–'}</td>
                  <td>
                    <span className={`row ${one.expired ? 'risk' : 'warn'}`}>
                      <Icon name={one.expired ? 's-no' : 's-warn'} />
                      {t(one.expired ? 'reports.gapExpired' : 'reports.gapExpiresOn', {
                        day: formatDay(one.expiresOn, 'medium'),
                      })}
                    </span>
                  </td>
                  <td>{formatNumber(one.visits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </>
  )
}

function GapRow({ gap }: { readonly gap: Gap }) {
  const look = looks[gap.standing]
  const more = gap.holders.length - named
  return (
    <tr>
      <td>{gap.territory ?? t('reports.gapNoTerritory')}</td>
      <td className="medium">{gap.skill}</td>
      <td>{gap.level}</td>
      <td>{formatNumber(gap.visits)}</td>
      <td>{hours(gap.minutes)}</td>
      <td>{hours(gap.weekMinutes)}</td>
      <td className="soft" title={gap.holders.join(', ')}>
        {gap.holders.slice(0, named).join(', ') || '–'}
        {more > 0 && ` +${more}`}
      </td>
      <td>
        <span className={`row ${look.family}`}>
          <Icon name={look.shape} />
          {t(`reports.gap-${gap.standing}`, { elsewhere: gap.elsewhere })}
        </span>
      </td>
    </tr>
  )
}
