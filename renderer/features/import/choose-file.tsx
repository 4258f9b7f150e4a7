import { useRef, useState } from 'react'
import type { AppError } from '#shared/kernel/app-error.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

interface ChooseFileProps {
  /** Why the last file could not be taken. */
  readonly refusal: AppError | null
  readonly onFiles: (files: readonly File[]) => void
}

/** The first step: drop a file or choose one, with the lists that belong to it. */
export function ChooseFile({ refusal, onFiles }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={over ? 'import-drop over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {refusal && (
        <p className="import-refusal" role="alert">
          <Icon name="s-miss" /> {refusal.message}
        </p>
      )}
      <h2>{t('import.dropTitle')}</h2>
      <p>{t('import.dropText')}</p>
      <Button kind="primary" onClick={() => input.current?.click()}>
        {t('import.chooseFile')}
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('import.chooseFile')}
        accept=".csv,.tsv,.txt,.geojson,text/csv"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <ul className="import-hints">
        {['hintTables', 'hintBeside', 'hintOutlines', 'hintSafe'].map((key) => (
          <li key={key}>{t(`import.${key}`)}</li>
        ))}
      </ul>
    </div>
  )
}
