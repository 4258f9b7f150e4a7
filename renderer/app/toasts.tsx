import { t } from '../lib/messages.ts'
import { dismiss, useAnnouncements } from '../state/announcer.ts'
import { Button } from '../ui/button.tsx'

/** Results of actions, seen and spoken. */
export function Toasts() {
  const announcements = useAnnouncements((state) => state.announcements)
  return (
    <div className="toasts" role="status" aria-live="polite" aria-label={t('app.messages')}>
      {announcements.map(({ id, tone, text, action }) => (
        <div key={id} className={`toast ${tone}`} data-tone={tone}>
          <span className="grow">{text}</span>
          {action && (
            <Button
              size="small"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.text}
            </Button>
          )}
          <Button kind="ghost" size="small" icon="i-x" aria-label={t('app.dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  )
}
