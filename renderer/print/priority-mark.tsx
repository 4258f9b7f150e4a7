import type { Priority as PriorityName } from '#shared/domain/record/priority.ts'
import { t } from '#renderer/lib/messages.ts'

/** The priority as it survives a black and white copier: emergency is white on black, high is boxed, normal is not said. */
export function Priority({ priority }: { readonly priority: PriorityName }) {
  if (priority === 'normal') return null
  return <span className={`priority ${priority}`}>{t(`priority.${priority}`)}</span>
}
