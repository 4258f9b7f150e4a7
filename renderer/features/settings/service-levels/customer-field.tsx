import { useDeferredValue, useState } from 'react'
import { serviceLevelsCustomers } from '#shared/queries/service-levels.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Lookup } from '../../../ui/lookup.tsx'

/** A customer as a condition. */
export interface ChosenCustomer {
  readonly id: string
  readonly name: string
}

interface CustomerFieldProps {
  readonly value: ChosenCustomer | null
  readonly onChange: (value: ChosenCustomer | null) => void
}

/** Any customer, or one that is found by typing. */
export function CustomerField({ value, onChange }: CustomerFieldProps) {
  const [text, setText] = useState('')
  const [finding, setFinding] = useState(false)
  const typed = useDeferredValue(text.trim())
  const answer = useQueryOf(serviceLevelsCustomers, { text: typed }, { enabled: finding })
  const found = answer.data ?? []
  if (finding) {
    return (
      <Lookup
        label={t('sla.customer')}
        placeholder={t('sla.findCustomer')}
        value={text}
        onChange={setText}
        options={found.map(({ id, name }) => ({ id, text: name }))}
        settled={!answer.isPlaceholderData && !answer.isPending}
        empty={t('sla.noCustomer')}
        onChoose={(id) => {
          onChange(found.find((one) => one.id === id) ?? null)
          setFinding(false)
        }}
      />
    )
  }
  return (
    <div role="group" aria-label={t('sla.customer')}>
      <span className="label">{t('sla.customer')}</span>
      <div className="row">
        <span className="grow cut">{value?.name ?? <span className="muted">{t('sla.any')}</span>}</span>
        {value && (
          <Button size="small" kind="ghost" onClick={() => onChange(null)}>
            {t('sla.any')}
          </Button>
        )}
        <Button size="small" onClick={() => setFinding(true)}>
          {t('sla.findCustomer')}
        </Button>
      </div>
    </div>
  )
}
