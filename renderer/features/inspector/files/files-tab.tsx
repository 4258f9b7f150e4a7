import { useState } from 'react'
import type { Attachment } from '#shared/domain/note/note.ts'
import type { RelatedFiles } from '#shared/queries/files.ts'
import { filesOf } from '#shared/queries/files.ts'
import type { FileSubject, Upload } from '../../../api/attachments.ts'
import { useAddFiles, useThumbnails } from '../../../api/attachments.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { FileList } from './file-list.tsx'
import { FilePreview } from './file-preview.tsx'
import './files.css'

/** Files of a record and of the records it came from: dropped, pasted or chosen, seen, described, taken off. */
export function FilesTab(subject: FileSubject) {
  const { data } = useQueryOf(filesOf, subject)
  const adding = useAddFiles(subject)
  const [openId, setOpenId] = useState<string | null>(null)
  const all = data ? [...data.own, ...data.related.flatMap(({ files }) => files)] : []
  const thumbnails = useThumbnails(all)
  if (!data) return null
  const open = (file: Attachment) => setOpenId(file.id)
  return (
    <>
      <FileDrop
        label={t('inspector.tabFiles')}
        choose={t('files.add')}
        dropHint={t('files.dropHere')}
        takesPaste
        aside={t('files.limit', { megabytes: formatNumber(data.limitBytes / 1_000_000) })}
        onFiles={(files) => void adding.add(files, data.limitBytes)}
      >
        <Uploads uploads={adding.uploads} onClear={adding.clear} />
        {all.length === 0 && adding.uploads.length === 0 && (
          <MessageState title={t('inspector.filesEmpty')} text={t('files.emptyText')} />
        )}
        {data.own.length > 0 && (
          <section>
            <FileList files={data.own} thumbnails={thumbnails} onOpen={open} />
          </section>
        )}
        {data.related.map((one) => (
          <section key={one.subjectId} aria-label={relatedName(one)}>
            <h3 className="label row">
              <span className="grow">{relatedName(one)}</span>
              {one.subjectKind !== 'visit' && one.subjectKind !== 'technician' && (
                <button
                  type="button"
                  className="accent"
                  onClick={() => select(one.subjectKind as Parameters<typeof select>[0], one.subjectId)}
                >
                  {t('files.show')}
                </button>
              )}
            </h3>
            <FileList files={one.files} thumbnails={thumbnails} onOpen={open} />
          </section>
        ))}
      </FileDrop>
      {openId && all.some(({ id }) => id === openId) && (
        <FilePreview files={all} fileId={openId} onMove={setOpenId} onClose={() => setOpenId(null)} />
      )}
    </>
  )
}

function relatedName({ subjectKind, label }: RelatedFiles): string {
  return t('files.from', { kind: subjectKind, label: String(label) })
}

/** Files on their way in, and those that were not taken, with the reason. */
function Uploads({ uploads, onClear }: { readonly uploads: readonly Upload[]; readonly onClear: () => void }) {
  if (uploads.length === 0) return null
  return (
    <section aria-label={t('files.underWay')}>
      <ul className="file-uploads">
        {uploads.map(({ key, name, sizeBytes, sentBytes, refusal }) =>
          refusal === null ? (
            <li key={key}>
              <bdi className="cut">{name}</bdi>
              <progress value={sentBytes} max={Math.max(1, sizeBytes)} aria-label={t('files.sending', { name })} />
            </li>
          ) : (
            <li key={key} className="row risk" role="alert">
              <Icon name="s-miss" />
              <span className="grow">{refusal}</span>
            </li>
          ),
        )}
      </ul>
      {uploads.some(({ refusal }) => refusal !== null) && (
        <Button size="small" onClick={onClear}>
          {t('files.understood')}
        </Button>
      )}
    </section>
  )
}
