import { useState } from 'react'
import { contractRemove } from '#shared/commands/contract/remove.ts'
import type { Contract } from '#shared/domain/contract/contract.ts'
import { expiresSoonDays } from '#shared/domain/contract/coverage-of.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { contractsOf } from '#shared/queries/money.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDate } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ContractDialog } from './contract-dialog.tsx'

const dayText = (day: string) => formatDate(Date.parse(`${day}T12:00:00Z`), 'UTC', true)

/** How a contract stands on a day. */
function standOf({ startsOn, endsOn }: Contract, day: string) {
  if (startsOn > day) return { key: 'future', shape: 's-open', family: 'idle' } as const
  if (endsOn !== null && endsOn < day) return { key: 'ended', shape: 's-no', family: 'idle' } as const
  if (endsOn !== null && endsOn <= addDays(day, expiresSoonDays)) {
    return { key: 'expiring', shape: 's-warn', family: 'warn' } as const
  }
  return { key: 'running', shape: 's-good', family: 'good' } as const
}

/** The contracts of a customer: what each covers, where, and how long. */
export function ContractsSection({ customerId }: { readonly customerId: string }) {
  const { run } = useCommands()
  const may = useMay('editCosts')
  const [edited, setEdited] = useState<Contract | 'new' | null>(null)
  const data = useQueryOf(contractsOf, { customerId }).data
  if (!data) return null
  const { contracts, sites, day } = data
  return (
    <section aria-label={t('contracts.title')}>
      <div className="row">
        <h3 className="label">{t('contracts.title')}</h3>
        <span className="grow" />
        {may && (
          <Button size="small" icon="i-plus" onClick={() => setEdited('new')}>
            {t('contracts.add')}
          </Button>
        )}
      </div>
      {contracts.length === 0 && <p className="soft">{t('contracts.none')}</p>}
      <ul>
        {contracts.map((contract) => {
          const stand = standOf(contract, day)
          const covers = contract.coversLabour
            ? contract.coversParts
              ? 'both'
              : 'labour'
            : contract.coversParts
              ? 'parts'
              : 'nothing'
          return (
            <li key={contract.id} style={{ padding: '5px 0' }}>
              <div className="row">
                <span className={stand.family} title={t(`contracts.stand-${stand.key}`)}>
                  <Icon name={stand.shape} label={t(`contracts.stand-${stand.key}`)} />
                </span>
                <span className="grow">
                  <span className="medium">{contract.number}</span> {contract.name}
                </span>
                {may && (
                  <>
                    <Button size="small" onClick={() => setEdited(contract)}>
                      {t('contracts.edit')}
                    </Button>
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-x"
                      aria-label={t('contracts.removeNamed', { number: contract.number })}
                      onClick={() => void run(contractRemove, { contractId: contract.id })}
                    />
                  </>
                )}
              </div>
              <p className="soft num" style={{ paddingLeft: 20 }}>
                {t('contracts.span', {
                  from: dayText(contract.startsOn),
                  hasEnd: contract.endsOn === null ? 'no' : 'yes',
                  to: contract.endsOn === null ? '' : dayText(contract.endsOn),
                })}
              </p>
              <p className="soft" style={{ paddingLeft: 20 }}>
                {[
                  t(`contracts.covers-${covers}`),
                  contract.workKinds.map((kind) => t(`contracts.kind-${kind}`)).join(', '),
                  contract.siteIds.length === 0
                    ? t('contracts.allSites')
                    : contract.siteIds.length > 3
                      ? t('contracts.someSites', { count: contract.siteIds.length })
                      : contract.siteIds.map((id) => sites.find((site) => site.id === id)?.name ?? '').join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
      {edited && (
        <ContractDialog
          customerId={customerId}
          contract={edited === 'new' ? null : edited}
          choices={data}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}
