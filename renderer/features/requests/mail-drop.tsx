import { useState } from 'react'
import type { DragEvent } from 'react'
import { requestTakeMail } from '#shared/actions/channels.ts'
import { useApi } from '../../api/api-context.tsx'
import { uploadFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Lets e-mails be dropped on the inbox, several at once: each becomes a request, or a note on the one it answers. */
export function useMailDrop() {
  const { client } = useApi()
  const { act } = useCommands()
  const [over, setOver] = useState(false)
  const take = async (file: File) => {
    const name = file.name
    if (!/\.eml$/i.test(name)) return announce({ tone: 'bad', text: t('channels.notMail', { name }) })
    const sent = await uploadFile(client, file)
    if (!sent.ok) return announce({ tone: 'bad', text: errorText(sent.error) })
    const taken = await act(requestTakeMail, { file: { fileId: sent.value } })
    if (!taken.ok) return
    const { what, number, requestId, left } = taken.value
    const kept = left.length > 0 ? ` ${t('channels.leftOut', { names: left.join(', ') })}` : ''
    announce({ tone: left.length > 0 ? 'plain' : 'good', text: t('channels.taken', { what, number, name }) + kept })
    select('request', requestId)
  }
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        void files.reduce((before, file) => before.then(() => take(file)), Promise.resolve())
      },
    },
  }
}

/** Says where to let go while files are held over the inbox. */
export function MailDropHint() {
  return <div className="drop-hint">{t('channels.dropTitle')}</div>
}
