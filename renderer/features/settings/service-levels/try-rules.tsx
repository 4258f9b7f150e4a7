import { useEffect, useState } from 'react'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { clockNames, deadlineField } from '#shared/domain/sla/clock-name.ts'
import { serviceLevelsChoices, serviceLevelsTry } from '#shared/queries/service-levels.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { CustomerField } from './customer-field.tsx'
import type { ChosenCustomer } from './customer-field.tsx'

/** A case to try the table with: which service level it gets, what chose it, and its deadlines were it opened now. */
export function TryRules({ onFired }: { readonly onFired: (ruleId: string | null) => void }) {
  const [customer, setCustomer] = useState<ChosenCustomer | null>(null)
  const [priority, setPriority] = useState<Priority>('normal')
  const [workTypeId, setWorkTypeId] = useState('')
  const choices = useQueryOf(serviceLevelsChoices, { customerId: null }).data
  const asked = { customerId: customer?.id ?? null, priority, workTypeId: workTypeId || null }
  const verdict = useQueryOf(serviceLevelsTry, asked).data
  const firedId = verdict?.ruleId ?? null
  useEffect(() => onFired(firedId), [onFired, firedId])
  const zone = officeZone()
  return (
    <section className="settings-card sla-try" aria-label={t('sla.tryTitle')}>
      <h2>
        {t('sla.tryTitle')} <span className="muted">{t('sla.tryOpened')}</span>
      </h2>
      <div className="settings-card-body">
        <div className="sla-three">
          <CustomerField value={customer} onChange={setCustomer} />
          <label>
            <span className="label">{t('sla.priority')}</span>
            <select
              className="field"
              value={priority}
              onChange={({ target }) => setPriority(priorities.find((one) => one === target.value) ?? priority)}
            >
              {priorities.map((one) => (
                <option key={one} value={one}>
                  {t(priorityLook[one].textKey)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="label">{t('sla.workType')}</span>
            <select className="field" value={workTypeId} onChange={({ target }) => setWorkTypeId(target.value)}>
              <option value="">{t('sla.none')}</option>
              {(choices?.workTypes ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p role="status" className="row sla-verdict">
          {verdict && (
            <>
              <span className="semi">
                {t('sla.tryResult', {
                  by: verdict.by,
                  place: verdict.rulePlace ?? 0,
                  policy: verdict.policyName ?? '',
                })}
              </span>
              {clockNames.map((name) => {
                const at = verdict[deadlineField[name]]
                return at === null ? null : (
                  <span key={name} className="num soft">
                    {t(`sla.by-${name}`, { at: formatDateTime(at, zone) })}
                  </span>
                )
              })}
            </>
          )}
        </p>
      </div>
    </section>
  )
}
