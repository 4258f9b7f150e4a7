import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

interface NameDialogProps {
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks what a policy of the office's own is to be called. */
export function NameDialog({ onName, onClose }: NameDialogProps) {
  const [name, setName] = useState('')
  return (
    <Modal opened onClose={onClose} title={t('policies.copyTitle')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <TextInput
          label={t('policies.name')}
          value={name}
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {t('policies.copyAction')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
