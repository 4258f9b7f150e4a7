import { useState } from 'react'
import { priorityRuleMove } from '#shared/commands/priority-rule/move.ts'
import { priorityRuleRemove } from '#shared/commands/priority-rule/remove.ts'
import { priorityRuleReset } from '#shared/commands/priority-rule/reset.ts'
import { priorityRuleSave } from '#shared/commands/priority-rule/save.ts'
import type { PriorityLine } from '#shared/domain/intake/priority-of.ts'
import { intakePriorityTable, intakeTrees } from '#shared/queries/intake.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import './intake.css'
import { PriorityRuleDialog } from './priority-rule-dialog.tsx'
import { TryRules } from './try-rules.tsx'

/** The priority table: the first line that holds decides. */
export default function PriorityRulesPage() {
  const { run } = useCommands()
  const table = useQueryOf(intakePriorityTable, {}).data
  const trees = useQueryOf(intakeTrees, {}).data
  const [edited, setEdited] = useState<PriorityLine | 'new' | null>(null)
  const [fired, setFired] = useState<string | null>(null)
  if (!table) return <SkeletonRows rows={10} label={t('app.loading')} />
  const { lines, own } = table
  const issues = issuesOf(trees?.map(({ tree }) => tree) ?? [])
  const toggle = ({ id, position: _position, ...line }: PriorityLine) =>
    void run(priorityRuleSave, { ruleId: id, line: { ...line, active: !line.active } })
  return (
    <>
      <div className="row">
        <h1>{t('intake.rules')}</h1>
        <span className="grow" />
        {own && <Button onClick={() => void run(priorityRuleReset, {})}>{t('intake.resetRules')}</Button>}
        <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
          {t('intake.addRule')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('intake.rulesHint')} {t(own ? 'intake.ownTable' : 'intake.builtInTable')}
      </p>
      <TryRules lines={lines} issues={issues} onFired={setFired} />
      <table className="plain-table" aria-label={t('intake.rules')}>
        <thead>
          <tr>
            <th>{t('intake.order')}</th>
            <th>{t('intake.ruleName')}</th>
            <th>{t('intake.when')}</th>
            <th>{t('intake.gives')}</th>
            <th aria-label={t('intake.edit')} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const look = priorityLook[line.priority]
            return (
              <tr
                key={line.id}
                className={[line.active ? '' : 'muted', line.id === fired ? 'intake-fired' : ''].join(' ')}
              >
                <td className="num">{index + 1}</td>
                <td>
                  {line.name} {!line.active && <span className="chip">{t('intake.off')}</span>}
                  {line.id === fired && (
                    <span className="tag accent">
                      <Icon name="s-star" />
                      {t('intake.fires')}
                    </span>
                  )}
                </td>
                <td>{conditionsText(line)}</td>
                <td>
                  <span className="row" style={{ gap: 4 }}>
                    <Icon name={look.shape} className={look.family} />
                    {t(look.textKey)}
                  </span>
                </td>
                <td>
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    {([-1, 1] as const).map((by) => (
                      <Button
                        key={by}
                        size="small"
                        kind="ghost"
                        disabled={index + by < 0 || index + by >= lines.length}
                        aria-label={t(by < 0 ? 'intake.up' : 'intake.down', { name: line.name })}
                        onClick={() => void run(priorityRuleMove, { ruleId: line.id, index: index + by })}
                      >
                        {by < 0 ? '↑' : '↓'}
                      </Button>
                    ))}
                    <Button size="small" kind="ghost" onClick={() => toggle(line)}>
                      {t(line.active ? 'intake.switchOff' : 'intake.switchOn')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('intake.editNamed', { name: line.name })}
                      onClick={() => setEdited(line)}
                    >
                      {t('intake.edit')}
                    </Button>
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('intake.removeNamed', { name: line.name })}
                      onClick={() => void run(priorityRuleRemove, { ruleId: line.id })}
                    />
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {edited && (
        <PriorityRuleDialog line={edited === 'new' ? null : edited} issues={issues} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function issuesOf(
  trees: readonly {
    readonly questions: readonly { readonly answers: readonly { readonly issue?: string | undefined }[] }[]
  }[],
): string[] {
  const named = trees.flatMap(({ questions }) =>
    questions.flatMap(({ answers }) => answers.flatMap(({ issue }) => issue ?? [])),
  )
  return [...new Set(named)].toSorted((a, b) => a.localeCompare(b))
}

/** The conditions of a line in words. */
export function conditionsText(line: Pick<PriorityLine, 'criticality' | 'issue' | 'tier' | 'safety'>): string {
  const parts = [
    line.safety === null ? null : t(line.safety ? 'intake.danger' : 'intake.noDanger'),
    line.issue === null ? null : t('intake.issueIs', { issue: line.issue }),
    line.criticality === null ? null : t('intake.criticalityIs', { criticality: line.criticality }),
    line.tier === null ? null : t('intake.tierIs', { tier: line.tier }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('intake.always') : parts.join(' · ')
}
