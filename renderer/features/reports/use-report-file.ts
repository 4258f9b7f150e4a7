import { useState } from 'react'
import type { z } from 'zod'
import type { ActionDefinition } from '#shared/actions/action.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'

type MadeFile = z.ZodObject<{ fileId: z.ZodString; fileName: z.ZodString }>

/** Has the backend make a file and gives it to the person to save. */
export function useReportFile(): {
  readonly busy: boolean
  save<A extends z.ZodType>(definition: ActionDefinition<string, A, MadeFile>, args: z.input<A>): Promise<void>
} {
  const { client } = useApi()
  const { act } = useCommands()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async save(definition, args) {
      setBusy(true)
      const made = await act(definition, args)
      if (made.ok) {
        const saved = await saveFile(client, made.value.fileId)
        announce(
          saved.ok
            ? { tone: 'good', text: t('reports.made', { file: made.value.fileName }) }
            : { tone: 'bad', text: errorText(saved.error) },
        )
      }
      setBusy(false)
    },
  }
}
