import { templatesChoices } from '#shared/queries/templates.ts'
import type { TemplateVersion } from '#shared/queries/templates.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { valueTexts } from './version-values.ts'

/** The versions of a template, newest first: who made each, when, and what it changed. */
export function VersionList(props: {
  readonly versions: readonly TemplateVersion[]
  /** Work orders that keep no version and follow the newest. */
  readonly following: number
}) {
  const { versions, following } = props
  const names = useQueryOf(templatesChoices, {}).data
  const note = following > 0 && <p className="muted">{t('templates.following', { count: following })}</p>
  if (versions.length === 0) {
    return (
      <>
        <p className="muted">{t('templates.noVersions')}</p>
        {note}
      </>
    )
  }
  return (
    <>
      {note}
      <ol className="template-versions" aria-label={t('templates.versions')}>
        {versions.map(({ id, version, madeAt, madeBy, changed, values, workOrders }) => (
          <li key={id}>
            <div className="row">
              <span className="medium">{t('templates.versionNumber', { version })}</span>
              <span className="muted">
                {formatDateTime(madeAt, officeZone())} · <bdi>{madeBy}</bdi>
              </span>
              <span className="grow" />
              <span className="muted">{t('templates.madeFrom', { count: workOrders })}</span>
            </div>
            <p className="soft">
              {changed === null ? t('templates.firstVersion') : changed.length === 0 && t('templates.nothingChanged')}
            </p>
            {changed && changed.length > 0 && (
              <dl className="template-changes">
                {changed.map((field) => {
                  const texts = valueTexts(field, values[field]!, names)
                  return (
                    <div key={field}>
                      <dt className="muted">{t(`templates.${field}`)}</dt>
                      <dd>
                        <del>{texts.before}</del> <span aria-hidden="true">→</span> <ins>{texts.after}</ins>
                      </dd>
                    </div>
                  )
                })}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
