import { historyUndo } from '#shared/actions/app.ts'
import { attachmentRemove } from '#shared/commands/attachment/remove.ts'
import { shownAs } from '#shared/domain/attachment/media-type.ts'
import type { Attachment } from '#shared/domain/note/note.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDate } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { announce } from '../../../state/announcer.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { kindOfFile, sizeText } from './file-text.ts'

interface FileListProps {
  readonly files: readonly Attachment[]
  readonly thumbnails: Readonly<Record<string, string>>
  readonly onOpen: (file: Attachment) => void
}

/** Pictures as a grid, other files as lines. Enter opens, Delete takes off (Undo brings back). */
export function FileList({ files, thumbnails, onOpen }: FileListProps) {
  const remove = useRemoveFile()
  const pictures = files.filter(({ mediaType }) => shownAs(mediaType) === 'image')
  const others = files.filter(({ mediaType }) => shownAs(mediaType) !== 'image')
  const common = (file: Attachment) => ({
    type: 'button' as const,
    title: `${file.name}\n${t('files.addedBy', { by: file.addedBy, on: formatDate(file.addedAt, officeZone(), true) })}`,
    onClick: () => onOpen(file),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Delete') return
      event.stopPropagation()
      void remove(file)
    },
  })
  return (
    <>
      {pictures.length > 0 && (
        <ul className="file-grid">
          {pictures.map((file) => (
            <li key={file.id}>
              <button {...common(file)} aria-label={t('files.open', { name: file.caption ?? file.name })}>
                {thumbnails[file.id] ? <img src={thumbnails[file.id]} alt="" /> : <Icon name="i-camera" />}
              </button>
              {file.caption && <bdi className="file-caption">{file.caption}</bdi>}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="file-lines">
          {others.map((file) => (
            <li key={file.id}>
              <button {...common(file)} className="file-line">
                <Icon name="i-file" />
                <span className="grow">
                  <bdi className="cut file-name">{file.name}</bdi>
                  <span className="muted num">
                    {kindOfFile(file.mediaType)} · {sizeText(file.sizeBytes)} ·{' '}
                    {formatDate(file.addedAt, officeZone(), true)}
                  </span>
                  {file.caption && <bdi className="file-caption">{file.caption}</bdi>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Takes a file off its record and offers to take that back. */
export function useRemoveFile(): (file: Attachment) => Promise<boolean> {
  const { run, act } = useCommands()
  return async (file) => {
    const done = await run(attachmentRemove, { attachmentIds: [file.id] })
    if (!done.ok) return false
    const undo = { text: t('app.undo'), run: () => void act(historyUndo, {}) }
    announce({ tone: 'plain', text: t('files.removed', { name: file.name }), action: undo })
    return true
  }
}
