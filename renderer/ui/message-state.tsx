import type { ReactNode } from 'react'

interface MessageStateProps {
  readonly title: string
  readonly text?: ReactNode
  /** Buttons with the first step to take. */
  readonly actions?: ReactNode
  readonly role?: 'status' | 'alert'
}

/** What stands where content would: says what belongs here, or what went wrong, and offers the first step. */
export function MessageState({ title, text, actions, role = 'status' }: MessageStateProps) {
  return (
    <div className="message-state" role={role}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}
