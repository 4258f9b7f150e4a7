import { Modal } from '@mantine/core'
import { t } from '../lib/messages.ts'
import { useActionRegistry } from '../state/actions.ts'
import { showOverlay, useOverlay } from '../state/palette.ts'
import { keysText } from './keyboard.ts'

/** Every key that does something on this screen. */
export function KeysDialog() {
  const open = useOverlay((state) => state.open === 'keys')
  const groups = useActionRegistry((state) => state.groups)
  const actions = [...groups.values()].flat().filter((action) => action.keys)
  return (
    <Modal
      opened={open}
      onClose={() => showOverlay(null)}
      title={t('app.keys')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <dl className="key-list">
        {actions.map((action) => (
          <div key={action.id} style={{ display: 'contents' }}>
            <dt>
              <kbd>{keysText(action.keys!)}</kbd>
            </dt>
            <dd>{action.text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
