import { Modal } from '@mantine/core'
import { useState } from 'react'
import { visitDependencyAdd } from '#shared/commands/visit-dependency/add.ts'
import { dependencyKinds } from '#shared/domain/visit/visit-dependency.ts'
import type { DependencyKind } from '#shared/domain/visit/visit-dependency.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { visitsLinkable } from '#shared/queries/cycle.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import '../../../ui/reason.css'

/** Makes a visit depend on another one: which, how, and whether the same technician must do both. */
export function LinkDialog({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { run } = useCommands()
  const [number, setNumber] = useState('')
  const [onVisitId, setOnVisitId] = useState<string | null>(null)
  const [kind, setKind] = useState<DependencyKind>('after')
  const [sameTechnician, setSameTechnician] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const choices = useQueryOf(visitsLinkable, { visitId: visit.id, number }).data ?? []
  const take = async () => {
    if (onVisitId === null) return
    const args = { visitId: visit.id, onVisitId, kind, sameTechnician }
    const done = await run(visitDependencyAdd, args, { quiet: true })
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inspector.dependTitle', { sequence: visit.sequence })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <label className="form-field">
          <span className="label">{t('inspector.dependNumber')}</span>
          <input
            className="field num"
            data-autofocus
            inputMode="numeric"
            autoComplete="off"
            placeholder={t('inspector.dependNumberHint')}
            value={number}
            onChange={(event) => setNumber(event.target.value.replace(/\D/g, '').slice(0, 12))}
          />
        </label>
        <div role="radiogroup" aria-label={t('inspector.dependWhich')} className="reason-list">
          {choices.length === 0 && <p className="soft reason-option">{t('inspector.dependNone')}</p>}
          {choices.map((one) => (
            <label key={one.visitId} className="reason-option" data-checked={one.visitId === onVisitId}>
              <input
                type="radio"
                name="on-visit"
                checked={one.visitId === onVisitId}
                onChange={() => setOnVisitId(one.visitId)}
              />
              <Icon
                name={visitStatusLook[one.status].shape}
                className={visitStatusLook[one.status].family}
                label={t(visitStatusLook[one.status].textKey)}
              />
              <span className="grow cut" title={one.title}>
                <span className="num medium">{one.workOrderNumber}</span>{' '}
                {t('inspector.visitNumber', { sequence: one.sequence })} {one.near !== 'own' && one.title}
              </span>
              <span className="num muted">
                {one.startsAt === null ? t('inspector.notPlaced') : formatDateTime(one.startsAt, officeZone())}
              </span>
            </label>
          ))}
        </div>
        <label className="form-field">
          <span className="label">{t('inspector.dependHow')}</span>
          <select className="field" value={kind} onChange={(event) => setKind(event.target.value as DependencyKind)}>
            {dependencyKinds.map((one) => (
              <option key={one} value={one}>
                {t('inspector.dependKind', { kind: one })}
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          <input
            type="checkbox"
            checked={sameTechnician}
            onChange={(event) => setSameTechnician(event.target.checked)}
          />
          {t('inspector.dependSame')}
        </label>
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal} />}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={onVisitId === null}>
            {t('inspector.depend')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
