import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { ChoiceList } from '../../../ui/choice-list.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Lookup } from '../../../ui/lookup.tsx'
import { advance, change, choosePriority } from '../flow/call-flow.ts'
import type { CallFacts } from '../use-call-facts.ts'
import type { StepProps } from './step-list.tsx'

/** How urgent it is: what the table says and by which line; another choice asks for its reason. */
export function UrgentStep(props: StepProps) {
  return props.call.phase === 'reason' ? <OverrideReason {...props} /> : <ChoosePriority {...props} />
}

/** Where the priority comes from, in words. */
export function basisText({ verdict, workType }: Pick<CallFacts, 'verdict' | 'workType'>): string {
  if (verdict.rule) return t('call.byRule', { name: verdict.rule.name })
  return verdict.basis === 'workType' ? t('call.byWorkType', { name: workType?.name ?? '' }) : t('call.byStandard')
}

function ChoosePriority({ call, facts, put }: StepProps) {
  const { verdict } = facts
  const danger = facts.safety
  return (
    <div
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'd' || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        put(change(call, { safety: !danger }))
      }}
    >
      <p className="row call-ask">
        <Icon name={priorityLook[verdict.priority].shape} className={priorityLook[verdict.priority].family} />
        <span className="semi">{t(priorityLook[verdict.priority].textKey)}</span>
        <span className="soft">{basisText(facts)}</span>
      </p>
      <ChoiceList
        // Another verdict marks another line; the list begins anew at it.
        key={verdict.priority}
        label={t('call.askPriority')}
        initial={call.priority ?? verdict.priority}
        choices={priorities.map((priority) => ({
          id: priority,
          text: t(priorityLook[priority].textKey),
          content: (
            <span className="call-match">
              <Icon name={priorityLook[priority].shape} className={priorityLook[priority].family} />
              <span className="medium">{t(priorityLook[priority].textKey)}</span>
              {priority === verdict.priority && (
                <span className="muted">{t(verdict.rule ? 'call.asRule' : 'call.asUsual')}</span>
              )}
              {priority !== verdict.priority && verdict.rule && <span className="muted">{t('call.needsReason')}</span>}
            </span>
          ),
        }))}
        onChoose={(id) => put(choosePriority(call, id as Priority, verdict.priority, verdict.rule !== null))}
      />
      <label className="row call-danger">
        <input
          type="checkbox"
          checked={danger}
          onChange={(event) => put(change(call, { safety: event.target.checked }))}
        />
        <Icon name="s-risk" className={danger ? 'risk' : 'muted'} />
        {t('call.somebodyInDanger')}
        <kbd>D</kbd>
      </label>
    </div>
  )
}

const ownWords = 'own'

function OverrideReason({ call, facts, put }: StepProps) {
  const { verdict } = facts
  const typed = call.typed['reason'] ?? call.priorityReason
  const offered = (facts.choices?.overrideReasons ?? []).filter((reason) =>
    reason.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()),
  )
  const same = offered.some((reason) => reason === typed.trim())
  const options = [
    ...(typed.trim() !== '' && !same ? [{ id: ownWords, text: typed.trim() }] : []),
    ...offered.map((reason) => ({ id: reason, text: reason })),
  ]
  const rule = {
    name: verdict.rule?.name ?? '',
    gives: t(priorityLook[verdict.priority].textKey),
    chosen: t(priorityLook[facts.priority].textKey),
  }
  return (
    <>
      <h3 className="call-ask">{t('call.askReason', rule)}</h3>
      <Lookup
        label={t('call.reasonField')}
        placeholder={t('call.reasonHint')}
        maxLength={1_000}
        value={typed}
        onChange={(text) => put(change(call, { typed: { ...call.typed, reason: text } }))}
        options={options}
        onChoose={(id) => {
          const reason = id === ownWords ? typed.trim() : id
          put(advance(change(call, { typed: { ...call.typed, reason } }), { priorityReason: reason }))
        }}
      />
    </>
  )
}
