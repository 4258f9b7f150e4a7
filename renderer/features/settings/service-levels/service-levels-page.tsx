import { useState } from 'react'
import { slaPolicyRemove } from '#shared/commands/sla-policy/remove.ts'
import { slaPolicySave } from '#shared/commands/sla-policy/save.ts'
import { clockNames, minutesField } from '#shared/domain/sla/clock-name.ts'
import { serviceLevelsList } from '#shared/queries/service-levels.ts'
import type { PolicyView } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { lengthText } from '../../../lib/length-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { RulesTable } from './rules-table.tsx'
import './service-levels.css'

/** Service levels, and the table that says which of them holds. */
export default function ServiceLevelsPage() {
  const { run } = useCommands()
  const answer = useQueryOf(serviceLevelsList, {})
  const [edited, setEdited] = useState<PolicyView | 'new' | null>(null)
  const { data } = answer
  if (!data && answer.error) {
    return <MessageState role="alert" title={t('errors.loadFailed')} text={errorText(answer.error.error)} />
  }
  if (!data) return <SkeletonRows rows={8} label={t('app.loading')} />
  const calendars = new Map(data.calendars.map(({ id, name }) => [id, name]))
  const retire = ({
    id,
    name,
    respondMinutes,
    arriveMinutes,
    resolveMinutes,
    calendarId,
    pausable,
    stages,
    active,
  }: PolicyView) =>
    void run(slaPolicySave, {
      policyId: id,
      policy: { name, respondMinutes, arriveMinutes, resolveMinutes, calendarId, pausable, stages, active: !active },
    })
  return (
    <>
      <div className="row">
        <h1>{t('sla.levelsTitle')}</h1>
        <span className="grow" />
        <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
          {t('sla.addLevel')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('sla.levelsHint')}
      </p>
      {data.policies.length === 0 ? (
        <MessageState title={t('sla.noLevels')} text={t('sla.noLevelsText')} />
      ) : (
        <table className="plain-table" aria-label={t('sla.levelsTitle')}>
          <thead>
            <tr>
              <th>{t('sla.name')}</th>
              {clockNames.map((name) => (
                <th key={name}>{t(`sla.${name}`)}</th>
              ))}
              <th>{t('sla.calendar')}</th>
              <th>{t('sla.stages')}</th>
              <th>{t('sla.pauses')}</th>
              <th>{t('sla.inUse')}</th>
              <th aria-label={t('sla.edit')} />
            </tr>
          </thead>
          <tbody>
            {data.policies.map((policy) => (
              <tr key={policy.id} className={policy.active ? '' : 'muted'}>
                <td className="medium">
                  {policy.name} {!policy.active && <span className="chip">{t('sla.retired')}</span>}
                </td>
                {clockNames.map((name) => (
                  <td key={name} className="num nowrap">
                    {lengthText(policy[minutesField[name]]) || t('sla.none')}
                  </td>
                ))}
                <td>{calendars.get(policy.calendarId ?? '') ?? <span className="muted">{t('sla.allTime')}</span>}</td>
                <td className="num nowrap">{policy.stages.map((stage) => `${stage} %`).join(' · ')}</td>
                <td>{t(policy.pausable ? 'sla.pausesYes' : 'sla.pausesNo')}</td>
                <td className="soft">
                  {t('sla.usedBy', {
                    rules: policy.rules,
                    types: policy.workTypes,
                    contracts: policy.contracts,
                    open: t('sla.openOrders', { count: policy.openWorkOrders }),
                  })}
                </td>
                <td>
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    <Button
                      size="small"
                      aria-label={t('sla.editNamed', { name: policy.name })}
                      onClick={() => setEdited(policy)}
                    >
                      {t('sla.edit')}
                    </Button>
                    {policy.unused ? (
                      <Button
                        size="small"
                        kind="ghost"
                        icon="i-trash"
                        aria-label={t('sla.removeNamed', { name: policy.name })}
                        onClick={() => void run(slaPolicyRemove, { policyId: policy.id })}
                      />
                    ) : (
                      <Button size="small" kind="ghost" onClick={() => retire(policy)}>
                        {t(policy.active ? 'sla.retire' : 'sla.bringBack')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <RulesTable rules={data.rules} policies={data.policies} />
      {edited && (
        <PolicyDialog
          policy={edited === 'new' ? null : edited}
          calendars={data.calendars}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
