import type { ReactNode } from 'react'
import type { AppError } from '#shared/kernel/app-error.ts'
import { t } from '../../lib/messages.ts'
import { MessageState } from '../../ui/message-state.tsx'

interface StoppedStepProps {
  readonly name: string
  readonly error: AppError
  readonly children: ReactNode
}

/** An import that was cancelled or failed: what happened and what was kept. */
export function StoppedStep({ name, error, children }: StoppedStepProps) {
  const title = error.kind === 'cancelled' ? t('import.cancelled', { name }) : t('import.failed', { name })
  return <MessageState role="alert" title={title} text={error.message} actions={children} />
}
