import { Modal } from '@mantine/core'
import { useState } from 'react'
import { slaRecount } from '#shared/commands/sla/recount.ts'
import { slaRuleMove } from '#shared/commands/sla-rule/move.ts'
import { slaRuleRemove } from '#shared/commands/sla-rule/remove.ts'
import { slaRuleSave } from '#shared/commands/sla-rule/save.ts'
import type { PolicyView, RuleView } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Button } from '../../../ui/button.tsx'
import { RecountPanel } from './recount-panel.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { TryRules } from './try-rules.tsx'

interface RulesTableProps {
  readonly rules: readonly RuleView[]
  readonly policies: readonly PolicyView[]
}

/** The table that says which service level holds, in its order, with a case to try it on. */
export function RulesTable({ rules, policies }: RulesTableProps) {
  const { run } = useCommands()
  const [edited, setEdited] = useState<RuleView | 'new' | null>(null)
  const [asking, setAsking] = useState(false)
  const [fired, setFired] = useState<string | null>(null)
  const names = new Map(policies.map(({ id, name }) => [id, name]))
  const toggle = ({ id, customerId, contractId, priority, workTypeId, workKind, policyId, active }: RuleView) =>
    void run(slaRuleSave, {
      ruleId: id,
      rule: { customerId, contractId, priority, workTypeId, workKind, policyId, active: !active },
    })
  return (
    <>
      <div className="row">
        <h2 className="sla-subtitle">{t('sla.rulesTitle')}</h2>
        <span className="grow" />
        {rules.length > 0 && <Button onClick={() => setAsking(true)}>{t('sla.askAgain')}</Button>}
        <Button icon="i-plus" disabled={policies.length === 0} onClick={() => setEdited('new')}>
          {t('sla.addRule')}
        </Button>
      </div>
      <p className="soft">{t('sla.rulesHint')}</p>
      <TryRules onFired={setFired} />
      {rules.length === 0 ? (
        <p className="muted">{t('sla.noRules')}</p>
      ) : (
        <table className="plain-table" aria-label={t('sla.rulesTitle')}>
          <thead>
            <tr>
              <th>{t('sla.order')}</th>
              <th>{t('sla.when')}</th>
              <th>{t('sla.gives')}</th>
              <th>{t('sla.inUse')}</th>
              <th aria-label={t('sla.edit')} />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, index) => {
              const place = index + 1
              return (
                <tr
                  key={rule.id}
                  className={[rule.active ? '' : 'muted', rule.id === fired ? 'sla-fired' : ''].join(' ')}
                  aria-current={rule.id === fired ? 'true' : undefined}
                >
                  <td className="num">{place}</td>
                  <td>
                    {conditionsOf(rule)} {!rule.active && <span className="chip">{t('sla.off')}</span>}
                  </td>
                  <td className="medium">{names.get(rule.policyId) ?? t('sla.none')}</td>
                  <td className="soft">{t('sla.openOrders', { count: rule.openWorkOrders })}</td>
                  <td>
                    <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                      {([-1, 1] as const).map((by) => (
                        <Button
                          key={by}
                          size="small"
                          kind="ghost"
                          disabled={index + by < 0 || index + by >= rules.length}
                          aria-label={t(by < 0 ? 'sla.up' : 'sla.down', { place })}
                          onClick={() => void run(slaRuleMove, { ruleId: rule.id, index: index + by })}
                        >
                          {by < 0 ? '↑' : '↓'}
                        </Button>
                      ))}
                      <Button size="small" kind="ghost" onClick={() => toggle(rule)}>
                        {t(rule.active ? 'sla.switchOff' : 'sla.switchOn')}
                      </Button>
                      <Button
                        size="small"
                        aria-label={t('sla.editRuleNamed', { place })}
                        onClick={() => setEdited(rule)}
                      >
                        {t('sla.edit')}
                      </Button>
                      <Button
                        size="small"
                        kind="ghost"
                        icon="i-trash"
                        aria-label={t('sla.removeRule', { place })}
                        onClick={() => void run(slaRuleRemove, { ruleId: rule.id })}
                      />
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {edited && (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          place={edited === 'new' ? 1 : rules.indexOf(edited) + 1}
          policies={policies}
          onClose={() => setEdited(null)}
        />
      )}
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('sla.askAgain')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <RecountPanel
            asked={{ of: 'rules' }}
            onBack={() => setAsking(false)}
            onRecount={() => {
              setAsking(false)
              void run(slaRecount, {})
            }}
          />
        </Modal>
      )}
    </>
  )
}

function conditionsOf({ customerName, contractName, priority, workTypeName, workKind }: RuleView): string {
  const parts = [
    customerName,
    contractName && t('sla.ifContract', { contract: contractName }),
    priority && t(priorityLook[priority].textKey),
    workTypeName,
    workKind && t(`sla.kind-${workKind}`),
  ].filter((part) => part !== null && part !== '')
  return parts.length === 0 ? t('sla.always') : parts.join(' · ')
}
