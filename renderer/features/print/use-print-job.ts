import { useEffect, useRef, useState } from 'react'
import type { Job } from '#shared/actions/job.ts'
import { jobCancel } from '#shared/actions/app.ts'
import { printedPacketsSchema, printPackets } from '#shared/actions/print.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { noteJob, useJobs } from '../../state/jobs.ts'

/** Making a PDF in the background. */
export interface PrintJob {
  /** The job under way; null when none is. */
  readonly running: Job | null
  start(spec: PacketSpec): Promise<void>
  cancel(): void
}

/** Starts a print job, follows it, and hands the finished file to the person. */
export function usePrintJob(): PrintJob {
  const { client } = useApi()
  const { act } = useCommands()
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJobs((state) => (jobId ? (state.byId[jobId] ?? null) : null))
  const handled = useRef<string | null>(null)

  useEffect(() => {
    if (!job || job.state === 'running' || handled.current === job.id) return
    handled.current = job.id
    setJobId(null)
    if (job.state === 'cancelled') return announce({ tone: 'plain', text: t('print.cancelled') })
    if (job.state === 'failed')
      return announce({ tone: 'bad', text: job.error ? errorText(job.error) : t('print.failed') })
    const done = printedPacketsSchema.parse(job.result)
    void saveFile(client, done.fileId).then((saved) =>
      saved.ok
        ? announce({
            tone: 'good',
            text: t('print.saved', { file: done.fileName, packets: done.packets, pages: done.pages }),
          })
        : announce({ tone: 'bad', text: errorText(saved.error) }),
    )
  }, [job, client])

  return {
    running: job?.state === 'running' ? job : null,
    async start(spec) {
      const started = await act(printPackets, spec)
      if (!started.ok) return
      // The end of a short job may have been heard before this answer: do not put the beginning over it.
      if (!useJobs.getState().byId[started.value.id]) noteJob(started.value)
      setJobId(started.value.id)
    },
    cancel() {
      if (jobId) void act(jobCancel, { jobId })
    },
  }
}
