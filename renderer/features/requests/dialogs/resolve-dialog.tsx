import { Modal } from '@mantine/core'
import { useState } from 'react'
import { resolutionWays } from '#shared/domain/request/resolution.ts'
import type { ResolutionWay } from '#shared/domain/request/resolution.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import './dialogs.css'

interface ResolveProps {
  readonly count: number
  readonly onResolve: (how: ResolutionWay, note: string) => void
  readonly onClose: () => void
}

/** How a request was settled from the desk, so that nobody has to drive. */
export function ResolveDialog({ count, onResolve, onClose }: ResolveProps) {
  const [how, setHow] = useState<ResolutionWay>('advice')
  const [note, setNote] = useState('')
  const wanting = how === 'other' && note.trim() === ''
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('requests.resolveTitle', { count })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!wanting) onResolve(how, note)
        }}
      >
        <fieldset className="dialog-part">
          <legend className="label">{t('requests.resolveHow')}</legend>
          {resolutionWays.map((way, at) => (
            <label key={way} className="row dialog-option">
              <input
                type="radio"
                name="how"
                data-autofocus={at === 0 ? true : undefined}
                checked={how === way}
                onChange={() => setHow(way)}
              />
              {t(`requests.way.${way}`)}
            </label>
          ))}
        </fieldset>
        <label className="dialog-field">
          <span className="label">{t(how === 'other' ? 'requests.resolveNoteNeeded' : 'requests.resolveNote')}</span>
          <textarea
            className="field"
            rows={3}
            maxLength={5_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
          />
        </label>
        <p className="muted">{t('requests.resolveText')}</p>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={wanting}>
            {t('requests.resolve')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
