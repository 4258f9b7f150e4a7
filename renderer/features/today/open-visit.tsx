import { useLocation } from 'wouter'
import { t } from '../../lib/messages.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'

interface OpenVisitProps {
  readonly visitId: string
  readonly number: number
  readonly text: string
  /** Screen that shows it. */
  readonly on?: '/board' | '/map' | '/work-orders'
}

/** Selects a visit and goes where it can be acted on. */
export function OpenVisit({ visitId, number, text, on = '/board' }: OpenVisitProps) {
  const [, navigate] = useLocation()
  return (
    <Button
      size="small"
      aria-label={t('today.openNumber', { what: text, number })}
      onClick={() => {
        select('visit', visitId)
        navigate(on)
      }}
    >
      {text}
    </Button>
  )
}
