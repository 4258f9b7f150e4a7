import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import type { OutlinesInspection } from './import-stage.ts'

interface OutlinesStepProps {
  readonly inspection: OutlinesInspection
  readonly onCancel: () => void
  readonly onStart: () => void
}

/** A file of outlines needs no mapping: it becomes one layer under the map. */
export function OutlinesStep({ inspection, onCancel, onStart }: OutlinesStepProps) {
  const { name, shapes, skipped, labels } = inspection
  const more = shapes > labels.length ? ' …' : ''
  return (
    <MessageState
      title={t('import.outlinesTitle', { name, shapes })}
      text={`${labels.slice(0, 30).join(', ')}${more}${skipped > 0 ? `. ${t('import.outlinesSkipped', { skipped })}` : ''}`}
      actions={
        <>
          <Button onClick={onCancel}>{t('import.back')}</Button>
          <Button kind="primary" onClick={onStart}>
            {t('import.addLayer')}
          </Button>
        </>
      }
    />
  )
}
