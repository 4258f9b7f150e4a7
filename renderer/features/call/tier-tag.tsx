import type { CustomerTier } from '#shared/domain/customer/customer.ts'
import { t } from '../../lib/messages.ts'
import { Icon } from '../../ui/icons/icon.tsx'

/** How much a customer matters, where it is more than usual; a shape and a word, never colour alone. */
export function TierTag({ tier }: { readonly tier: CustomerTier | null | undefined }) {
  if (!tier || tier === 'standard') return null
  return (
    <span className={tier === 'critical' ? 'tag risk' : 'tag warn'}>
      <Icon name={tier === 'critical' ? 's-warn' : 's-star'} />
      {t(`call.tier-${tier}`)}
    </span>
  )
}
