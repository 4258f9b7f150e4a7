import { Modal } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { SignaturePad } from '../../../ui/signature-pad.tsx'

interface SignatureDialogProps {
  readonly title: string
  readonly signedBy: string
  readonly onSign: (signedBy: string | null, drawing: File | null) => Promise<void>
  readonly onClose: () => void
}

/** Takes a signature: drawn, or the name and role of who signed the paper, or both. */
export function SignatureDialog({ title, signedBy, onSign, onClose }: SignatureDialogProps) {
  const [name, setName] = useState(signedBy)
  const [drawn, setDrawn] = useState<HTMLCanvasElement | null>(null)
  const [wiped, setWiped] = useState(0)
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const blob = drawn && (await new Promise<Blob | null>((resolve) => drawn.toBlob(resolve, 'image/png')))
    const drawing = blob && new File([blob], t('checklist.signatureFile'), { type: 'image/png' })
    await onSign(name.trim() || null, drawing)
    setSaving(false)
  }
  return (
    <Modal opened size={620} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="signature-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          <span className="label">{t('checklist.signedBy')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={200}
            placeholder={t('checklist.signedByHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div>
          <span className="label">{t('checklist.drawHere')}</span>
          <SignaturePad label={t('checklist.drawHere')} wiped={wiped} onDraw={setDrawn} />
        </div>
        <div className="row">
          <Button
            disabled={!drawn}
            onClick={() => {
              setWiped(wiped + 1)
              setDrawn(null)
            }}
          >
            {t('checklist.wipe')}
          </Button>
          <span className="grow" />
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={saving || (name.trim() === '' && !drawn)}>
            {t('checklist.doSign')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
