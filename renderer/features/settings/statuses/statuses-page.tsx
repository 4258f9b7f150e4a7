import { useState } from 'react'
import { settingsSetStatusMapping } from '#shared/commands/settings/set-status-mapping.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'
import {
  aheadOrder,
  builtInStatusMapping,
  mappedStatuses,
  mappingFaults,
  overOrder,
} from '#shared/domain/work-order/status-mapping.ts'
import type { MappedStatus, MappingFault, StatusMapping } from '#shared/domain/work-order/status-mapping.ts'
import { statusMappingGet, statusMappingPreview } from '#shared/queries/cycle.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { visitStatusLook, workOrderStatusLook } from '../../../lib/status-look.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Card } from '../cards/card.tsx'
import { PreviewCard } from './preview-card.tsx'
import './statuses.css'

/** Rows of the table, in the order a visit lives. */
const rows: readonly VisitStatus[] = [
  'toSchedule',
  'scheduled',
  'dispatched',
  'enRoute',
  'onSite',
  'done',
  'partlyDone',
  'missed',
  'cancelled',
]

type Rule = 'ahead' | 'over'
const allowed: Readonly<Record<Rule, readonly MappedStatus[]>> = {
  ahead: ['open', 'scheduled', 'inProgress'],
  over: mappedStatuses,
}

/** Which status a work order takes from its visits: a table to edit, what is wrong with it, and what it would change. */
export default function StatusesPage() {
  const { run } = useCommands()
  const may = useMay('settings')
  const current = useQueryOf(statusMappingGet, {}).data
  const [edited, setEdited] = useState<StatusMapping | null>(null)
  const mapping = edited ?? current?.mapping ?? builtInStatusMapping
  const faults = mappingFaults(mapping)
  const changed = edited !== null && JSON.stringify(edited) !== JSON.stringify(current?.mapping)
  const preview = useQueryOf(statusMappingPreview, { mapping }, { enabled: changed && faults.length === 0 }).data
  if (!current) return null

  const set = (rule: Rule, visit: VisitStatus, status: MappedStatus) =>
    setEdited({ ...mapping, [rule]: { ...mapping[rule], [visit]: status } })
  const save = async () => {
    const builtIn = JSON.stringify(mapping) === JSON.stringify(builtInStatusMapping)
    const workOrderIds = preview?.workOrderIds ?? []
    const done = await run(settingsSetStatusMapping, { mapping: builtIn ? null : mapping, workOrderIds })
    if (!done.ok) return
    setEdited(null)
    announce({ tone: 'good', text: t('statuses.saved') })
  }
  return (
    <>
      <h1>{t('statuses.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('statuses.hint')}
      </p>
      <Card id="statuses" title={t('statuses.mapping')} {...(current.own ? {} : { hint: t('statuses.builtIn') })}>
        <table className="plain-table status-table" aria-label={t('statuses.mapping')}>
          <thead>
            <tr>
              <th>{t('statuses.visit')}</th>
              <th>{t('statuses.ahead')}</th>
              <th>{t('statuses.over')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((visit) => (
              <tr key={visit}>
                <th scope="row">
                  <span className="row">
                    <Icon name={visitStatusLook[visit].shape} className={visitStatusLook[visit].family} />
                    {t(visitStatusLook[visit].textKey)}
                  </span>
                </th>
                {(['ahead', 'over'] as const).map((rule) => (
                  <td key={rule}>
                    <Cell
                      rule={rule}
                      visit={visit}
                      mapping={mapping}
                      faults={faults}
                      may={may}
                      onSet={(status) => set(rule, visit, status)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted">{t('statuses.order')}</p>
        <div className="row">
          <Button
            kind="primary"
            disabled={!may || !changed || faults.length > 0 || !preview}
            onClick={() => void save()}
          >
            {t('statuses.save')}
          </Button>
          <Button disabled={!changed} onClick={() => setEdited(null)}>
            {t('statuses.discard')}
          </Button>
          <span className="grow" />
          <Button disabled={!may || (!current.own && !changed)} onClick={() => setEdited(builtInStatusMapping)}>
            {t('statuses.reset')}
          </Button>
        </div>
      </Card>
      {changed && faults.length === 0 && preview && <PreviewCard moves={preview.moves} />}
    </>
  )
}

interface CellProps {
  readonly rule: Rule
  readonly visit: VisitStatus
  readonly mapping: StatusMapping
  readonly faults: readonly MappingFault[]
  readonly may: boolean
  readonly onSet: (status: MappedStatus) => void
}

function Cell({ rule, visit, mapping, faults, may, onSet }: CellProps) {
  const order: readonly string[] = rule === 'ahead' ? aheadOrder : overOrder
  if (!order.includes(visit)) return <span className="muted">{t('statuses.nothing')}</span>
  const value = (mapping[rule] as Readonly<Record<string, MappedStatus>>)[visit]!
  const fault = faults.find((one) => one.rule === rule && one.visit === visit)
  const look = workOrderStatusLook[value]
  // Every work order begins with visits to schedule: that cell says what open means.
  const fixed = rule === 'ahead' && visit === 'toSchedule'
  return (
    <div className="status-cell">
      <span className="row">
        <Icon name={look.shape} className={look.family} />
        {fixed ? (
          t(look.textKey)
        ) : (
          <select
            className="field"
            aria-label={t(`statuses.cell-${rule}`, { visit: t(visitStatusLook[visit].textKey) })}
            aria-invalid={fault !== undefined}
            value={value}
            disabled={!may}
            onChange={(event) => onSet(event.target.value as MappedStatus)}
          >
            {allowed[rule].map((status) => (
              <option key={status} value={status}>
                {t(workOrderStatusLook[status].textKey)}
              </option>
            ))}
          </select>
        )}
      </span>
      {fault && (
        <p className="risk row" role="alert">
          <Icon name="s-miss" />
          {faultText(fault)}
        </p>
      )}
    </div>
  )
}

function faultText({ code, status, otherVisit }: MappingFault): string {
  return t(`statuses.fault-${code}`, {
    status: t(workOrderStatusLook[status].textKey),
    other: otherVisit ? t(visitStatusLook[otherVisit].textKey) : '',
  })
}
