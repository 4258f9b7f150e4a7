import { useMemo } from 'react'
import { workOrderCountDeadlines } from '#shared/commands/work-order/count-deadlines.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { deadlineField } from '#shared/domain/sla/clock-name.ts'
import { serviceLevelsWhy } from '#shared/queries/service-levels.ts'
import type { WhyDeadline } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import type { CountdownLook } from '../../lib/countdown/countdown-look.ts'
import { clockLooks } from '../../lib/countdown/countdown-look.ts'
import { formatBusinessMinutes, formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { useServiceTerms } from '../../state/service-terms.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { EditableInstant } from './editable-instant.tsx'

/** The promises of a work order: each clock with its deadline, how it stands, and why it is that deadline. */
export function PromisesSection({ workOrderId, zone }: { readonly workOrderId: string; readonly zone: string }) {
  const { run } = useCommands()
  const why = useQueryOf(serviceLevelsWhy, { workOrderId }, { keepPrevious: false }).data
  const terms = useServiceTerms()
  const facts = why?.facts
  const looks = useMemo(() => (facts ? clockLooks(facts, terms, zone) : []), [facts, terms, zone])
  if (!why) return null
  const dated = why.facts.promised.length > 0
  return (
    <section aria-labelledby="promises-title">
      <h3 className="label" id="promises-title">
        {t('sla.promises')}
      </h3>
      {looks.length === 0 && <p className="muted">{t('sla.noPromise')}</p>}
      <ul className="promises">
        {looks.map((look) => (
          <Promise
            key={look.clock.name}
            look={look}
            zone={zone}
            onDate={(at) => void run(workOrderEdit, { workOrderId, set: { [deadlineField[look.clock.name]]: at } })}
          />
        ))}
      </ul>
      <p className="soft promise-why">{whyText(why)}</p>
      {why.calendarName && (
        <p className="muted">{t('sla.countsIn', { calendar: why.calendarName, zone: why.calendarZone ?? '' })}</p>
      )}
      {why.pausedMinutes >= 1 && (
        <p className="muted">{t('sla.pausedFor', { time: formatBusinessMinutes(why.pausedMinutes) })}</p>
      )}
      {why.hold && (
        <p className={why.hold.pausesClock ? 'hold row' : 'muted row'}>
          <Icon name="s-hold" />
          {t(why.hold.pausesClock ? 'sla.standsStill' : 'sla.runsOn', { reason: why.hold.reason })}
        </p>
      )}
      {why.wouldBe && <p className="muted">{t('sla.wouldBe', { policy: why.wouldBe })}</p>}
      {dated && (
        <Button size="small" onClick={() => void run(workOrderCountDeadlines, { workOrderId })}>
          {t('sla.countAgain')}
        </Button>
      )}
    </section>
  )
}

function Promise({
  look,
  zone,
  onDate,
}: {
  readonly look: CountdownLook
  readonly zone: string
  readonly onDate: (at: number) => void
}) {
  const { clock, tone, shape, name, time, hover } = look
  const open = clock.stoppedAt === null
  return (
    <li title={hover} data-promise={clock.name} data-state={clock.state}>
      <Icon name={shape ?? 's-open'} className={tone === 'plain' ? 'muted' : tone} />
      <span className="medium">{name}</span>
      <span className="num grow">
        {open ? (
          <EditableInstant
            label={t(`sla.by-${clock.name}`, { at: '' }).trim()}
            value={clock.targetAt!}
            zone={zone}
            onSave={onDate}
          />
        ) : (
          formatDateTime(clock.targetAt!, zone)
        )}
        {clock.promised && <span className="muted promised-mark">{t('sla.dated')}</span>}
      </span>
      <span className={`num ${tone === 'plain' ? 'soft' : `${tone} medium`}`}>{time}</span>
    </li>
  )
}

/** Why this deadline, in a sentence. */
function whyText(why: WhyDeadline): string {
  if (!why.policy) return t('sla.whyNone')
  const policy = why.policy.name
  if (why.ruleGone) return t('sla.whyGone', { policy })
  if (!why.rule) return t(why.by === 'contract' ? 'sla.whyContract' : 'sla.whyType', { policy })
  const { place, customerName, contractName, priority, workTypeName, workKind } = why.rule
  const conditions = [
    customerName,
    contractName && t('sla.ifContract', { contract: contractName }),
    priority && t(priorityLook[priority].textKey),
    workTypeName,
    workKind && t(`sla.kind-${workKind}`),
  ].filter((part) => part !== null && part !== '')
  return t('sla.whyRule', { policy, place, conditions: conditions.join(', ') || t('sla.always') })
}
