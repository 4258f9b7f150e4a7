import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './file-drop.css'

interface FileDropProps {
  /** Name of the area, spoken. */
  readonly label: string
  /** Verb of the button that opens the system's dialog. */
  readonly choose: string
  /** What is said while files are held over the area. */
  readonly dropHint: string
  readonly onFiles: (files: readonly File[]) => void
  /** Takes pasted files of the whole page while this area is there, unless somebody types. */
  readonly takesPaste?: boolean
  readonly disabled?: boolean
  /** Beside the button. */
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** An area that takes files: dropped, pasted, or chosen with its button. */
export function FileDrop(props: FileDropProps) {
  const { label, choose, dropHint, onFiles, takesPaste = false, disabled = false, aside, children } = props
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    if (!takesPaste || disabled) return
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      const typing = (event.target as Element | null)?.closest?.('input, textarea, [contenteditable]')
      if (files.length === 0 || typing) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [takesPaste, disabled])
  const holdsFiles = (event: React.DragEvent) => !disabled && event.dataTransfer.types.includes('Files')
  return (
    <div
      className={over ? 'file-drop over' : 'file-drop'}
      role="group"
      aria-label={label}
      onDragEnter={(event) => {
        if (holdsFiles(event)) setOver(true)
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        if (!holdsFiles(event)) return
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      }}
    >
      <div className="file-drop-bar row">
        <Button icon="i-clip" disabled={disabled} onClick={() => input.current?.click()}>
          {choose}
        </Button>
        <span className="grow muted">{aside}</span>
      </div>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={choose}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {children}
      {over && <div className="file-drop-hint">{dropHint}</div>}
    </div>
  )
}
