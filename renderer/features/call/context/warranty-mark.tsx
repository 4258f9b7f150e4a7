import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** Whether a warranty still holds; nothing where none is known. */
export function WarrantyMark({ until, today }: { readonly until: string | null; readonly today: string }) {
  if (until === null) return null
  const holds = until >= today
  return (
    <span className={holds ? 'row good' : 'row muted'} style={{ gap: 4 }} title={formatDay(until)}>
      <Icon name={holds ? 's-good' : 's-no'} />
      {t(holds ? 'call.inWarranty' : 'call.outOfWarranty')}
    </span>
  )
}
