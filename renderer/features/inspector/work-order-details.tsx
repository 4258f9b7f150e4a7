import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime, formatMinutes } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { offeredWorkTypes } from '../../lib/offered-work-types.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { select } from '../../state/selection.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { CoverSection } from './cover-section.tsx'
import { BundleSection } from './bundle-section.tsx'
import { ApprovalsSection } from './request-sections.tsx'
import { CustomFields } from './custom-fields.tsx'
import { EditableChoice, EditableText } from './editable.tsx'
import { Findings } from './findings.tsx'
import { Line } from './frame.tsx'
import { VisitsSection } from './life/visits-section.tsx'
import { HistoryTab } from './history-tab.tsx'
import { Notes } from './notes.tsx'
import { PromisesSection } from './promises-section.tsx'
import { AssetFlags } from './places/asset-flags.tsx'
import type { InspectedWorkOrder } from './work-order-inspector.tsx'

/** Fields, visits, request and notes of a work order; fields are edited in place, each saved by itself. */
export function WorkOrderDetails({
  data,
  visitId,
}: {
  readonly data: InspectedWorkOrder
  /** The visit that is selected; null for none. */
  readonly visitId: string | null
}) {
  const { run } = useCommands()
  const choices = useQueryOf(workOrdersChoices, {}).data
  const { workOrder, workType, site, asset, customer, contacts, request, merged, atSite } = data
  const workOrderId = workOrder.id
  const zone = site?.zone ?? officeZone()
  const instant = (at: number | null) =>
    at === null ? (
      <span className="muted">{t('inspector.noValue')}</span>
    ) : (
      <span className="num medium">{formatDateTime(at, zone)}</span>
    )
  const set = <K extends keyof typeof workOrder>(field: K, value: unknown) =>
    void run(workOrderEdit, { workOrderId, set: { [field]: value }, was: { [field]: workOrder[field] as never } })
  const look = priorityLook[workOrder.priority]
  const none = <span className="muted">{t('inspector.noValue')}</span>
  return (
    <>
      <PromisesSection workOrderId={workOrderId} zone={zone} />
      <CoverSection workOrderId={workOrderId} />
      <VisitsSection data={data} visitId={visitId} />
      <section>
        <dl className="pairs">
          <Line name={t('inspector.opened')}>{instant(workOrder.openedAt)}</Line>
          {workOrder.completedAt !== null && (
            <Line name={t('inspector.completed')}>{instant(workOrder.completedAt)}</Line>
          )}
          <Line name={t('inspector.priority')}>
            <EditableChoice
              label={t('inspector.priority')}
              value={workOrder.priority}
              options={priorities.map((value) => ({ value, text: t(priorityLook[value].textKey) }))}
              onSave={(priority) => set('priority', priority as Priority)}
            >
              <Icon name={look.shape} className={look.family} />
              {t(look.textKey)}
            </EditableChoice>
          </Line>
          <Line name={t('inspector.workType')}>
            <EditableChoice
              label={t('inspector.workType')}
              value={workOrder.workTypeId ?? ''}
              options={offeredWorkTypes(choices?.workTypes, workOrder.workTypeId).map(({ id, name }) => ({
                value: id,
                text: name,
              }))}
              onSave={(id) => set('workTypeId', id)}
            >
              {workType?.name ?? none}
            </EditableChoice>
          </Line>
          {workType && (
            <>
              <Line name={t('inspector.duration')}>
                <span className="num">{formatMinutes(workType.durationMinutes)}</span>
              </Line>
              <Line name={t('inspector.skill')}>
                {data.skillName ? `${data.skillName} ${workType.skillLevel}` : none}
              </Line>
              {workType.certificateName && <Line name={t('inspector.certificate')}>{workType.certificateName}</Line>}
            </>
          )}
          {(workOrder.crewSize > 1 || workType?.fieldWork) && (
            <Line name={t('inspector.crewSize')}>
              <EditableChoice
                label={t('inspector.crewSize')}
                value={String(workOrder.crewSize)}
                options={[1, 2, 3, 4, 5, 6, 8, 10].map((count) => ({ value: String(count), text: String(count) }))}
                onSave={(count) => set('crewSize', Number(count))}
              >
                <span className="num">{workOrder.crewSize}</span>
              </EditableChoice>
            </Line>
          )}
          {request && <Line name={t('inspector.source')}>{request.source}</Line>}
          <Line name={t('inspector.territory')}>
            <EditableChoice
              label={t('inspector.territory')}
              value={workOrder.territoryId ?? ''}
              options={[
                { value: '', text: t('inspector.noValue') },
                ...(choices?.territories ?? []).map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onSave={(id) => set('territoryId', id === '' ? null : id)}
            >
              {data.territoryName ?? none}
            </EditableChoice>
          </Line>
          <Line name={t('inspector.team')}>
            <EditableText
              label={t('inspector.team')}
              value={workOrder.team ?? ''}
              maxLength={200}
              onSave={(team) => set('team', team.trim() === '' ? null : team)}
            />
          </Line>
          {site && (
            <Line name={t('inspector.site')}>
              <button type="button" className="editable accent" onClick={() => select('site', site.id)}>
                {site.name || site.address}
              </button>
            </Line>
          )}
          {data.openingName && <Line name={t('places.open')}>{data.openingName}</Line>}
          {asset && (
            <Line name={t('inspector.asset')}>
              <div>
                <button type="button" className="editable accent" onClick={() => select('asset', asset.id)}>
                  {asset.tag} {asset.name}
                </button>
                <AssetFlags assetId={asset.id} />
              </div>
            </Line>
          )}
          {customer && (
            <Line name={t('inspector.customer')}>
              <button type="button" className="editable accent" onClick={() => select('customer', customer.id)}>
                {customer.name}
              </button>
            </Line>
          )}
          {contacts.slice(0, 3).map((contact) => (
            <Line key={contact.id} name={t('inspector.contact')}>
              {[contact.name, contact.phone ?? contact.email].filter(Boolean).join(', ')}
            </Line>
          ))}
          {site?.accessNotes && <Line name={t('inspector.access')}>{site.accessNotes}</Line>}
        </dl>
      </section>
      <section>
        <h3 className="label">{t('inspector.description')}</h3>
        <EditableText
          lines
          label={t('inspector.description')}
          value={workOrder.description}
          placeholder={t('inspector.addDescription')}
          maxLength={20_000}
          onSave={(description) => set('description', description)}
        />
      </section>
      {workOrder.bundleId && <BundleSection bundleId={workOrder.bundleId} workOrderId={workOrderId} />}
      <ApprovalsSection subjectKind="workOrder" subjectId={workOrderId} />
      {request && (
        <section>
          <h3 className="label">{t('inspector.requestSection')}</h3>
          <button type="button" className="inspector-link" onClick={() => select('request', request.id)}>
            <span className="num medium">{recordNumber('request', request.number)}</span>
            <span className="grow cut">{request.title}</span>
          </button>
          {merged.length > 0 && <p className="soft">{t('inspector.mergedRequests', { count: merged.length })}</p>}
          {merged.map((one) => (
            <button key={one.id} type="button" className="inspector-link" onClick={() => select('request', one.id)}>
              <span className="num medium">{recordNumber('workOrder', one.number)}</span>
              <span className="grow cut">{one.title}</span>
            </button>
          ))}
        </section>
      )}
      {atSite.length > 0 && (
        <section>
          <h3 className="label">{t('inspector.atSite')}</h3>
          {atSite.map((one) => (
            <button key={one.id} type="button" className="inspector-link" onClick={() => select('workOrder', one.id)}>
              <span className="num medium">{recordNumber('workOrder', one.number)}</span>
              <span className="grow cut">{one.title}</span>
            </button>
          ))}
        </section>
      )}
      <Findings workOrder={workOrder} />
      <CustomFields subject="workOrder" recordId={workOrderId} values={workOrder.custom} />
      <Notes subjectKind="workOrder" subjectId={workOrderId} />
      <HistoryTab short subjectKind="workOrder" subjectId={workOrderId} />
    </>
  )
}
