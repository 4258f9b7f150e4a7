import { Modal } from '@mantine/core'
import { useState } from 'react'
import { bundleMake } from '#shared/commands/bundle/make.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'

/** Names work orders that are done on one trip. */
export function BundleDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { run } = useCommands()
  const [name, setName] = useState('')
  const make = async () => {
    onClose()
    const done = await run(bundleMake, { name, workOrderIds: [...ids] })
    if (!done.ok) return
    const { left } = done.value.value
    announce({ tone: 'good', text: t('workOrders.bundled', { count: ids.length - left.length, left: left.length }) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('workOrders.bundleTitle', { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void make()
        }}
      >
        <p className="soft">{t('workOrders.bundleText')}</p>
        <label style={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          <span className="label">{t('workOrders.bundleName')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {t('workOrders.bundle')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
