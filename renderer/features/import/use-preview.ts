import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { importPreview } from '#shared/actions/import.ts'
import type { Reading } from '#shared/domain/import/file-format.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { useApi } from '../../api/api-context.tsx'
import { CallError } from '../../api/use-query-of.ts'
import type { TakenFiles } from './import-stage.ts'

/** What the first rows would become by the mapping as it is now; the last answer stays while the next is made. */
export function usePreview(files: TakenFiles, reading: Reading, mapping: Mapping, asOf: number | null) {
  const { client } = useApi()
  return useQuery({
    queryKey: ['import.preview', files.fileId, reading, mapping, asOf],
    queryFn: async () => {
      const reply = await client.action(importPreview, { file: { fileId: files.fileId }, reading, mapping, asOf })
      if (!reply.ok) throw new CallError(reply.error)
      return reply.value
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export type Preview = ReturnType<typeof usePreview>
