import { Modal } from '@mantine/core'
import { useState } from 'react'
import { priorityRuleSave } from '#shared/commands/priority-rule/save.ts'
import type { PriorityLine } from '#shared/domain/intake/priority-of.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Button } from '../../../ui/button.tsx'
import { RuleFields } from './rule-fields.tsx'
import type { Conditions } from './rule-fields.tsx'

interface DialogProps {
  /** Null for a new line. */
  readonly line: PriorityLine | null
  readonly issues: readonly string[]
  readonly onClose: () => void
}

/** One line of the priority table: its name, its conditions, what it gives. */
export function PriorityRuleDialog({ line, issues, onClose }: DialogProps) {
  const { run } = useCommands()
  const [name, setName] = useState(line?.name ?? '')
  const [priority, setPriority] = useState<Priority>(line?.priority ?? 'high')
  const [conditions, setConditions] = useState<Conditions>({
    criticality: line?.criticality ?? null,
    issue: line?.issue ?? null,
    tier: line?.tier ?? null,
    safety: line?.safety ?? null,
  })
  const save = async () => {
    const issue = conditions.issue?.trim() ? conditions.issue.trim() : null
    const edited = { ...conditions, issue, name, priority, active: line?.active ?? true }
    const done = await run(priorityRuleSave, { ruleId: line?.id ?? null, line: edited })
    if (done.ok) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(line ? 'intake.editRule' : 'intake.addRule')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="intake-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        <label>
          <span className="label">{t('intake.ruleName')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <RuleFields value={conditions} issues={issues} emptyText={t('intake.any')} onChange={setConditions} />
        <label>
          <span className="label">{t('intake.gives')}</span>
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
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {t('intake.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
