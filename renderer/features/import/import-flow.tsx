import { useState } from 'react'
import { importInspect, importStart } from '#shared/actions/import.ts'
import type { Reading } from '#shared/domain/import/file-format.ts'
import { useApi } from '../../api/api-context.tsx'
import { uploadFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { noteJob } from '../../state/jobs.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { ChooseFile } from './choose-file.tsx'
import type { ImportStage, TakenFiles } from './import-stage.ts'
import { MappingStep } from './mapping-step.tsx'
import { OutlinesStep } from './outlines-step.tsx'
import { ResultStep } from './result-step.tsx'
import { RunStep } from './run-step.tsx'
import { StoppedStep } from './stopped-step.tsx'

const plainReading: Reading = { encoding: null, delimiter: null }
const sourcesOf = (fileIds: readonly string[]) => fileIds.map((fileId) => ({ fileId }))

/** The way from a file to records, one step at a time. Nothing is written before the last button is pressed. */
export function ImportFlow({ onUngeocoded }: { readonly onUngeocoded: () => void }) {
  const { client } = useApi()
  const { act } = useCommands()
  const [stage, setStage] = useState<ImportStage>({ at: 'choose', refusal: null })
  const again = () => setStage({ at: 'choose', refusal: null })

  const inspect = async (files: TakenFiles, reading: Reading) => {
    const args = { file: { fileId: files.fileId }, reading, beside: sourcesOf(files.beside) }
    const found = await act(importInspect, args, { quiet: true })
    if (!found.ok) return setStage({ at: 'choose', refusal: found.error })
    if (found.value.kind === 'outlines') return setStage({ at: 'outlines', files, inspection: found.value })
    setStage({ at: 'map', files, reading, inspection: found.value })
  }
  const take = async (chosen: readonly File[]) => {
    // The largest file is the one to import; the others are lists it may want beside it.
    const [main, ...others] = [...chosen].sort((a, b) => b.size - a.size)
    if (!main) return
    const ids: string[] = []
    for (const file of [main, ...others]) {
      const show = (sent: number) => setStage({ at: 'taking', name: file.name, share: sent / (file.size || 1) })
      show(0)
      const taken = await uploadFile(client, file, show)
      if (!taken.ok) return setStage({ at: 'choose', refusal: taken.error })
      ids.push(taken.value)
    }
    await inspect({ fileId: ids[0]!, beside: ids.slice(1) }, plainReading)
  }
  const start = async (
    files: TakenFiles,
    name: string,
    how: Omit<Parameters<typeof act<typeof importStart.args, typeof importStart.result>>[1], 'file' | 'beside'>,
  ) => {
    const job = await act(importStart, { file: { fileId: files.fileId }, beside: sourcesOf(files.beside), ...how })
    if (!job.ok) return
    noteJob(job.value)
    setStage({ at: 'run', jobId: job.value.id, name })
  }

  switch (stage.at) {
    case 'choose':
      return <ChooseFile refusal={stage.refusal} onFiles={(files) => void take(files)} />
    case 'taking':
      return (
        <MessageState title={t('import.taking', { name: stage.name })} text={`${Math.round(stage.share * 100)} %`} />
      )
    case 'map':
      return (
        <MappingStep
          key={`${stage.files.fileId} ${stage.inspection.encoding} ${stage.inspection.delimiter}`}
          files={stage.files}
          inspection={stage.inspection}
          reading={stage.reading}
          onReading={(reading) => void inspect(stage.files, reading)}
          onCancel={again}
          onStart={(how) => void start(stage.files, stage.inspection.fileName, { reading: stage.reading, ...how })}
        />
      )
    case 'outlines':
      return (
        <OutlinesStep
          inspection={stage.inspection}
          onCancel={again}
          onStart={() => void start(stage.files, stage.inspection.fileName, { mapping: 'generic' })}
        />
      )
    case 'run':
      return (
        <RunStep
          jobId={stage.jobId}
          name={stage.name}
          onDone={(result) => setStage({ at: 'result', result })}
          onStopped={(error) => setStage({ at: 'stopped', name: stage.name, error })}
        />
      )
    case 'result':
      return <ResultStep result={stage.result} onAgain={again} onUngeocoded={onUngeocoded} />
    case 'stopped':
      return (
        <StoppedStep name={stage.name} error={stage.error}>
          <Button kind="primary" onClick={again}>
            {t('import.chooseAnother')}
          </Button>
        </StoppedStep>
      )
  }
}
