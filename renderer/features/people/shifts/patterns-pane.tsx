import { useState } from 'react'
import { shiftRemovePattern } from '#shared/commands/shift/remove-pattern.ts'
import { patternWeekMinutes } from '#shared/domain/technician/named-pattern.ts'
import { patternsList } from '#shared/queries/people.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatDay, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { PatternEditor } from './pattern-editor.tsx'

type Listed = (typeof patternsList.result)['_output']['patterns'][number]

/** Shift patterns: a week or a cycle of several, under a name, with who works by it. */
export function PatternsPane() {
  const { run } = useCommands()
  const may = useMay('editPeople')
  const { data, error, refetch } = useQueryOf(patternsList, {})
  const [edited, setEdited] = useState<Listed | 'new' | null>(null)
  const [assigned, setAssigned] = useState<Listed | null>(null)
  useActions('people', [
    { id: 'people.newPattern', text: t('people.newPattern'), keys: 'n', run: () => setEdited('new'), enabled: may },
  ])
  if (error && !data) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(error.error)}
        actions={<Button onClick={() => void refetch()}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (!data) return <SkeletonRows rows={8} label={t('list.loading')} />
  if (edited) {
    return (
      <PatternEditor listed={edited === 'new' ? null : edited} today={data.today} onClose={() => setEdited(null)} />
    )
  }
  const remove = async ({ pattern }: Listed) => {
    const done = await run(shiftRemovePattern, { patternId: pattern.id })
    if (done.ok) announce({ tone: 'good', text: t('people.patternRemoved', { name: pattern.name }) })
  }
  const newButton = may && (
    <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
      {t('people.newPattern')}
    </Button>
  )
  if (data.patterns.length === 0) {
    return <MessageState title={t('people.noPatterns')} text={t('people.noPatternsText')} actions={newButton} />
  }
  return (
    <div className="people-page">
      <div className="row">
        <p className="soft grow">{t('people.patternsText')}</p>
        {newButton}
      </div>
      <table className="people-table" aria-label={t('people.mode.patterns')}>
        <thead>
          <tr>
            <th>{t('inspector.name')}</th>
            <th>{t('people.cycle')}</th>
            <th>{t('people.colWeek')}</th>
            <th>{t('people.worksBy')}</th>
            <th aria-label={t('people.actions')} />
          </tr>
        </thead>
        <tbody>
          {data.patterns.map((listed) => (
            <tr key={listed.pattern.id}>
              <td className="medium">{listed.pattern.name}</td>
              <td className="num">{t('people.cycleWeeks', { count: listed.pattern.cycleWeeks })}</td>
              <td className="num">
                {t('people.weekHours', {
                  hours: formatQuantity(Math.round(patternWeekMinutes(listed.pattern) / 6) / 10),
                })}
              </td>
              <td>
                {listed.technicians.length === 0 ? (
                  <span className="muted">{t('people.nobody')}</span>
                ) : (
                  <span className="row" style={{ flexWrap: 'wrap', gap: 4 }}>
                    {listed.technicians.map(({ id, code, fromDay }) => (
                      <span key={id} className="chip num">
                        {code}
                        {fromDay !== null &&
                          fromDay > data.today &&
                          ` ${t('people.fromDay', { day: formatDay(fromDay, 'short') })}`}
                      </span>
                    ))}
                  </span>
                )}
              </td>
              <td>
                {may && (
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    <Button
                      size="small"
                      aria-label={t('people.assignNamed', { name: listed.pattern.name })}
                      onClick={() => setAssigned(listed)}
                    >
                      {t('people.assign')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('people.editNamed', { name: listed.pattern.name })}
                      onClick={() => setEdited(listed)}
                    >
                      {t('people.edit')}
                    </Button>
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('people.removeNamed', { name: listed.pattern.name })}
                      onClick={() => void remove(listed)}
                    />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {assigned && (
        <AssignDialog
          pattern={assigned.pattern}
          technicians={data.technicians}
          today={data.today}
          onClose={() => setAssigned(null)}
        />
      )}
    </div>
  )
}
