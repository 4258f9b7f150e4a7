import { Modal } from '@mantine/core'
import { useState } from 'react'
import { visitGiveToCrew } from '#shared/commands/visit/give-to-crew.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { crewsList } from '#shared/queries/teams.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { useDay } from '../../../state/day.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantField } from '../../../ui/instant-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import '../../../ui/reason.css'

/** Gives a visit to a crew: its lead leads, everybody else of it goes along. Broken rules are said, and may need a reason. */
export function GiveToCrewDialog({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { run } = useCommands()
  const day = useDay((state) => state.day)
  const crews = (useQueryOf(crewsList, {}).data?.crews ?? []).filter(({ crew }) => crew.active)
  const [chosen, setChosen] = useState('')
  const [startsAt, setStartsAt] = useState<number | null>(
    visit.startsAt ?? (day === null ? null : instantOf(day, 480, officeZone())),
  )
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<{ readonly text: string; readonly asks: boolean } | null>(null)
  const crewId = chosen || (crews[0]?.crew.id ?? '')
  const members = crews.find(({ crew }) => crew.id === crewId)?.members ?? []
  const ready = crewId !== '' && startsAt !== null && !(refusal?.asks && reason.trim() === '')
  const give = async () => {
    if (startsAt === null) return
    const overrideReason = reason.trim()
    const args = { visitId: visit.id, crewId, startsAt, ...(overrideReason ? { overrideReason } : {}) }
    const done = await run(visitGiveToCrew, args, { quiet: true })
    if (done.ok) return onClose()
    const { error } = done
    const asks = error.kind === 'rule-violation' && error.violations.every(({ severity }) => severity !== 'forbids')
    setRefusal({ text: errorText(error), asks })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.giveToCrewTitle', { sequence: visit.sequence })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void give()
        }}
      >
        {crews.length === 0 ? (
          <p className="soft">{t('people.noCrewsText')}</p>
        ) : (
          <label className="form-field">
            <span className="label">{t('people.crew')}</span>
            <select
              className="field"
              data-autofocus
              value={crewId}
              onChange={(event) => {
                setChosen(event.target.value)
                setRefusal(null)
              }}
            >
              {crews.map(({ crew }) => (
                <option key={crew.id} value={crew.id}>
                  {crew.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {members.length > 0 && <p className="soft num">{members.map(({ code }) => code).join(', ')}</p>}
        <InstantField label={t('people.startsAt')} value={startsAt} zone={officeZone()} onChange={setStartsAt} />
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal.text} />}
        {refusal?.asks && (
          <label className="form-field">
            <span className="label">{t('reasons.reason')}</span>
            <input
              className="field"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('people.giveToCrew')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
