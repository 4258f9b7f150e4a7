import { Component } from 'react'
import type { ReactNode } from 'react'
import { t } from '../lib/messages.ts'
import { Button } from '../ui/button.tsx'
import { MessageState } from '../ui/message-state.tsx'

interface State {
  readonly failed: Error | null
}

/** Keeps a bug in one screen from taking the window down. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: null }

  static getDerivedStateFromError(failed: Error): State {
    return { failed }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <MessageState
        role="alert"
        title={t('app.screenFailed')}
        text={t('app.screenFailedText', { message: this.state.failed.message })}
        actions={<Button onClick={() => this.setState({ failed: null })}>{t('errors.retry')}</Button>}
      />
    )
  }
}
