import type { ReactNode } from 'react'
import type { DrawingName } from './icons/drawings.tsx'
import { Icon } from './icons/icon.tsx'

interface NoticeProps {
  readonly tone: 'good' | 'warn' | 'risk' | 'idle'
  /** Shape beside the text, so that the tone is not told by colour alone. */
  readonly shape: DrawingName
  readonly text: ReactNode
  /** A second, quieter line. */
  readonly detail?: ReactNode
  /** Buttons with what can be done about it. */
  readonly actions?: ReactNode
  /** `alert` for what has just gone wrong. */
  readonly role?: 'status' | 'alert' | 'note'
}

/** A fact that decides what to do next, on a tinted line of its own. */
export function Notice({ tone, shape, text, detail, actions, role = 'note' }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={role}>
      <Icon name={shape} />
      <div className="grow">
        <p className="medium">{text}</p>
        {detail && <p className="soft">{detail}</p>}
        {actions && <div className="row notice-actions">{actions}</div>}
      </div>
    </div>
  )
}
