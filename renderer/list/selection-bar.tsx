import type { ReactNode } from 'react'
import { t } from '../lib/messages.ts'
import { clearSelection } from '../state/selection.ts'
import { Button } from '../ui/button.tsx'

/** What can be done with the selected records, over the foot of their list. */
export function SelectionBar({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return (
    <div className="action-bar" role="toolbar" aria-label={t('list.selected', { count })}>
      <span className="num medium">{t('list.selected', { count })}</span>
      {children}
      <Button kind="ghost" onClick={clearSelection}>
        {t('list.clear')}
      </Button>
    </div>
  )
}
