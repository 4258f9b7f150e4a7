import { Modal } from '@mantine/core'
import { useState } from 'react'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { searchFind } from '#shared/queries/search.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { offeredWorkTypes } from '../../lib/offered-work-types.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'

const column = { display: 'flex', flexDirection: 'column', gap: 4 } as const

/** Writes a work order down without a request. */
export function NewWorkOrderDialog({ onClose }: { readonly onClose: () => void }) {
  const { run } = useCommands()
  const choices = useQueryOf(workOrdersChoices, {}).data
  const offered = offeredWorkTypes(choices?.workTypes, null)
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [workTypeId, setWorkTypeId] = useState('')
  const [priority, setPriority] = useState<Priority | ''>('')
  const [site, setSite] = useState<{ id: string; name: string } | null>(null)
  const [siteText, setSiteText] = useState('')
  const sites = useQueryOf(
    searchFind,
    { text: siteText, kinds: ['site'], limit: 6 },
    { enabled: siteText.length > 1 && !site },
  ).data
  const create = async () => {
    const done = await run(workOrderCreate, {
      title,
      description,
      workTypeId,
      siteId: site?.id ?? null,
      ...(priority === '' ? {} : { priority }),
    })
    if (!done.ok) return
    select('workOrder', done.value.value.workOrderId)
    announce({ tone: 'good', text: t('workOrders.created', { number: done.value.value.number }) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('workOrders.createTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ ...column, gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <p className="soft">
          {choices && offered.length === 0 ? t('workOrders.noWorkTypes') : t('workOrders.createText')}
        </p>
        <label style={column}>
          <span className="label">{t('workOrders.fieldTitle')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={500}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label style={column}>
          <span className="label">{t('workOrders.fieldWorkType')}</span>
          <select className="field" value={workTypeId} onChange={(event) => setWorkTypeId(event.target.value)}>
            <option value="">{t('workOrders.chooseWorkType')}</option>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label style={column}>
          <span className="label">{t('workOrders.fieldSite')}</span>
          <input
            className="field"
            placeholder={t('workOrders.fieldSiteHint')}
            value={site?.name ?? siteText}
            onChange={(event) => {
              setSite(null)
              setSiteText(event.target.value)
            }}
          />
        </label>
        {!site && (sites?.found.length ?? 0) > 0 && (
          <div className="row" style={{ flexWrap: 'wrap' }}>
            {sites!.found.map((one) => (
              <Button key={one.id} size="small" onClick={() => setSite({ id: one.id, name: one.detail || one.title })}>
                {one.detail || one.title}
              </Button>
            ))}
          </div>
        )}
        <label style={column}>
          <span className="label">{t('workOrders.fieldPriority')}</span>
          <select
            className="field"
            value={priority}
            onChange={(event) => setPriority(event.target.value as Priority | '')}
          >
            <option value="">{t('workOrders.byWorkType')}</option>
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(priorityLook[one].textKey)}
              </option>
            ))}
          </select>
        </label>
        <label style={column}>
          <span className="label">{t('workOrders.fieldDescription')}</span>
          <textarea
            className="field"
            style={{ height: 72, padding: 8 }}
            maxLength={20_000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={title.trim() === '' || workTypeId === ''}>
            {t('workOrders.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
