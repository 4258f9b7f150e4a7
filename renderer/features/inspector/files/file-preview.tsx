import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { attachmentEdit } from '#shared/commands/attachment/edit.ts'
import { shownAs } from '#shared/domain/attachment/media-type.ts'
import type { Attachment } from '#shared/domain/note/note.ts'
import { useApi } from '../../../api/api-context.tsx'
import type { OpenedFile } from '../../../api/attachments.ts'
import { fetchAttachment } from '../../../api/attachments.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { EditableText } from '../editable.tsx'
import { useRemoveFile } from './file-list.tsx'
import { kindOfFile, sizeText } from './file-text.ts'

interface FilePreviewProps {
  readonly files: readonly Attachment[]
  readonly fileId: string
  readonly onMove: (fileId: string) => void
  readonly onClose: () => void
}

/** One file large, with its caption; the arrow keys go through the others. */
export function FilePreview({ files, fileId, onMove, onClose }: FilePreviewProps) {
  const { run } = useCommands()
  const remove = useRemoveFile()
  const at = files.findIndex(({ id }) => id === fileId)
  const file = files[at]!
  const content = useContent(fileId)
  const step = (by: number) => {
    const next = files[at + by]
    if (next) onMove(next.id)
  }
  const save = () => {
    if (content?.kind !== 'there') return
    const link = Object.assign(document.createElement('a'), { href: content.url, download: content.file.name })
    link.click()
  }
  return (
    <Modal
      opened
      size="min(1100px, 92vw)"
      onClose={onClose}
      title={<bdi>{file.name}</bdi>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      onKeyDown={(event) => {
        if ((event.target as Element).closest('input, textarea')) return
        if (event.key === 'ArrowRight') step(1)
        if (event.key === 'ArrowLeft') step(-1)
      }}
    >
      <div className="file-preview">
        <div className="file-stage">
          <Stage content={content} name={file.name} onSave={save} />
        </div>
        <div className="row">
          <span className="grow">
            <EditableText
              label={t('files.caption')}
              value={file.caption ?? ''}
              placeholder={t('files.addCaption')}
              onSave={(caption) => void run(attachmentEdit, { attachmentId: file.id, set: { caption } })}
            />
          </span>
        </div>
        <div className="row muted num">
          <span className="grow">
            {kindOfFile(file.mediaType)} · {sizeText(file.sizeBytes)} ·{' '}
            {t('files.addedBy', { by: file.addedBy, on: formatDateTime(file.addedAt, officeZone()) })}
          </span>
          {files.length > 1 && (
            <>
              <Button
                size="small"
                icon="i-left"
                aria-label={t('files.previous')}
                disabled={at === 0}
                onClick={() => step(-1)}
              />
              <span>{t('files.place', { at: at + 1, count: files.length })}</span>
              <Button
                size="small"
                icon="i-right"
                aria-label={t('files.next')}
                disabled={at === files.length - 1}
                onClick={() => step(1)}
              />
            </>
          )}
          <Button size="small" icon="i-download" disabled={content?.kind !== 'there'} onClick={save}>
            {t('files.save')}
          </Button>
          <Button
            size="small"
            icon="i-trash"
            onClick={() => {
              const next = files[at + 1] ?? files[at - 1]
              void remove(file).then((gone) => gone && (next ? onMove(next.id) : onClose()))
            }}
          >
            {t('files.remove')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

type Content =
  | { readonly kind: 'there'; readonly file: OpenedFile; readonly url: string; readonly text: string | null }
  | { readonly kind: 'failed'; readonly reason: string }

/** Most of a text that is shown; the rest is in the saved file. */
const mostText = 200_000

/** The content of a file with an address for it, fetched while it is looked at. */
function useContent(attachmentId: string): Content | null {
  const { client } = useApi()
  const [held, setHeld] = useState<{ id: string; content: Content } | null>(null)
  useEffect(() => {
    let stopped = false
    let url: string | null = null
    const load = async () => {
      const opened = await fetchAttachment(client, attachmentId)
      if (stopped) return
      if (!opened.ok) {
        setHeld({ id: attachmentId, content: { kind: 'failed', reason: errorText(opened.error) } })
        return
      }
      const { blob, mediaType } = opened.value
      const text = shownAs(mediaType) === 'text' ? await blob.slice(0, mostText).text() : null
      if (stopped) return
      url = URL.createObjectURL(blob)
      setHeld({ id: attachmentId, content: { kind: 'there', file: opened.value, url, text } })
    }
    void load()
    return () => {
      stopped = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [client, attachmentId])
  return held?.id === attachmentId ? held.content : null
}

function Stage(props: { readonly content: Content | null; readonly name: string; readonly onSave: () => void }) {
  const { content, name, onSave } = props
  if (!content) return <span className="skeleton" role="status" aria-label={t('app.loading')} />
  if (content.kind === 'failed') return <MessageState role="alert" title={t('files.failed')} text={content.reason} />
  switch (shownAs(content.file.mediaType)) {
    case 'image':
      return <img src={content.url} alt={name} />
    case 'pdf':
      return <iframe src={`${content.url}#navpanes=0`} title={name} />
    case 'text':
      return <pre>{content.text}</pre>
    case null:
      return (
        <MessageState
          title={t('files.notShown')}
          text={t('files.notShownText')}
          actions={
            <Button kind="primary" icon="i-download" onClick={onSave}>
              {t('files.save')}
            </Button>
          }
        />
      )
  }
}
