import { useState } from 'react'
import { onCallRemove } from '#shared/commands/on-call/remove.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { onCallRota } from '#shared/queries/teams.ts'
import type { handoverSchema } from '#shared/queries/teams.ts'
import { useMay } from '../../../api/may.ts'
import { useNow } from '../../../api/now.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { useActions } from '../../../state/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Pane, RowButtons } from '../pane.tsx'
import { FillDialog } from './fill-dialog.tsx'
import { TurnDialog } from './turn-dialog.tsx'

/** One line of the handover list. */
export type Turn = (typeof handoverSchema)['_output']

/** Who is on call for where, now and next: the handover list, with the holes in it. */
export function OnCallPane() {
  const { run } = useCommands()
  const may = useMay('editPeople')
  const now = useNow()
  // The rota is asked for by the hour, so that it is not asked again with every tick of the clock.
  const answer = useQueryOf(onCallRota, { from: Math.floor(now / hourMs) * hourMs })
  const [edited, setEdited] = useState<Turn | 'new' | null>(null)
  const [filling, setFilling] = useState(false)
  useActions('people', [
    { id: 'people.newTurn', text: t('people.putOnCall'), keys: 'n', run: () => setEdited('new'), enabled: may },
  ])
  const buttons = may && (
    <>
      <Button onClick={() => setFilling(true)}>{t('people.fillRota')}</Button>
      <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
        {t('people.putOnCall')}
      </Button>
    </>
  )
  const at = (instant: number) => formatDateTime(instant, officeZone())
  return (
    <Pane answer={answer}>
      {({ turns, technicians, territories }) => {
        const current = turns.filter(({ startsAt, endsAt }) => startsAt <= now && endsAt > now)
        return (
          <>
            {turns.length === 0 ? (
              <MessageState title={t('people.noOnCall')} text={t('people.noOnCallText')} actions={buttons} />
            ) : (
              <div className="people-page">
                <div className="row">
                  <p className="grow">
                    {current.length === 0 ? (
                      <span className="warn row">
                        <Icon name="s-warn" />
                        {t('people.nobodyOnCall')}
                      </span>
                    ) : (
                      <>
                        <span className="soft">{t('people.onCallNow')}</span>{' '}
                        <b className="medium">
                          {current
                            .map(({ code, territoryName }) => `${code} (${territoryName ?? t('people.everywhere')})`)
                            .join(', ')}
                        </b>
                      </>
                    )}
                  </p>
                  {buttons}
                </div>
                <table className="people-table" aria-label={t('people.handovers')}>
                  <thead>
                    <tr>
                      <th>{t('people.from')}</th>
                      <th>{t('people.to')}</th>
                      <th>{t('inspector.territory')}</th>
                      <th>{t('people.takesOver')}</th>
                      <th>{t('people.handsOver')}</th>
                      <th>{t('inspector.phone')}</th>
                      <th>{t('people.note')}</th>
                      <th aria-label={t('people.actions')} />
                    </tr>
                  </thead>
                  <tbody>
                    {turns.flatMap((turn) => [
                      turn.gap && turn.gap.end > now ? (
                        <tr key={`gap ${turn.id}`} className="gap">
                          <td className="num">{at(turn.gap.start)}</td>
                          <td className="num">{at(turn.gap.end)}</td>
                          <td>{turn.territoryName ?? t('people.everywhere')}</td>
                          <td colSpan={5}>
                            <span className="warn row">
                              <Icon name="s-warn" />
                              {t('people.nobodyThen')}
                            </span>
                          </td>
                        </tr>
                      ) : null,
                      <tr key={turn.id} data-now={turn.startsAt <= now && turn.endsAt > now}>
                        <td className="num">{at(turn.startsAt)}</td>
                        <td className="num">{at(turn.endsAt)}</td>
                        <td>{turn.territoryName ?? t('people.everywhere')}</td>
                        <td>
                          <span className="medium num">{turn.code}</span> {turn.name !== turn.code && turn.name}
                        </td>
                        <td className="num soft">{turn.from ?? '–'}</td>
                        <td className="num">{turn.phone ?? '–'}</td>
                        <td>{turn.note}</td>
                        <td>
                          {may && (
                            <RowButtons
                              name={`${turn.code}, ${at(turn.startsAt)}`}
                              onEdit={() => setEdited(turn)}
                              onRemove={() => void run(onCallRemove, { onCallId: turn.id })}
                            />
                          )}
                        </td>
                      </tr>,
                    ])}
                  </tbody>
                </table>
              </div>
            )}
            {edited && (
              <TurnDialog
                turn={edited === 'new' ? null : edited}
                technicians={technicians}
                territories={territories}
                now={now}
                onClose={() => setEdited(null)}
              />
            )}
            {filling && (
              <FillDialog
                technicians={technicians}
                territories={territories}
                now={now}
                onClose={() => setFilling(false)}
              />
            )}
          </>
        )
      }}
    </Pane>
  )
}
