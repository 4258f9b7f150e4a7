import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestEdit } from '#shared/commands/request/edit.ts'
import { requestReopen } from '#shared/commands/request/reopen.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { requestsGet } from '#shared/queries/requests.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { offeredWorkTypes } from '../../lib/offered-work-types.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { priorityLook, requestStatusLook } from '../../lib/status-look.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { EditableChoice, EditableText } from './editable.tsx'
import { CoverSection } from './cover-section.tsx'
import { CustomFields } from './custom-fields.tsx'
import { InspectorFrame, InspectorWait, Line } from './frame.tsx'
import { RequestIntake } from './request-intake.tsx'
import { HistoryTab } from './history-tab.tsx'
import { FilesTab } from './files/files-tab.tsx'
import { Notes } from './notes.tsx'
import { AssetFlags } from './places/asset-flags.tsx'
import { ApprovalsSection, EstimateSection, LinksSection } from './request-sections.tsx'

/** What somebody reported, with every word the source sent. */
export function RequestInspector({ requestId }: { readonly requestId: string }) {
  const { run } = useCommands()
  const choices = useQueryOf(workOrdersChoices, {}).data
  const { data, isPending } = useQueryOf(requestsGet, { requestId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { request, row } = data
  const zone = data.siteZone ?? officeZone()
  const look = priorityLook[request.priority]
  const none = <span className="muted">{t('inspector.noValue')}</span>
  const set = (field: keyof typeof request, value: unknown) =>
    void run(requestEdit, { requestId, set: { [field]: value }, was: { [field]: request[field] as never } })
  const instant = (at: number | null) =>
    at === null ? none : <span className="num medium">{formatDateTime(at, zone)}</span>
  return (
    <InspectorFrame
      tabs={['details', 'history', 'files']}
      head={
        <>
          <div className="row muted">
            <span className="num">{t('inspector.request', { number: recordNumber('request', request.number) })}</span>
            <span className="grow" />
            <span className={`row semi ${look.family}`} style={{ gap: 4 }}>
              <Icon name={look.shape} />
              {t(look.textKey)}
            </span>
          </div>
          <h2>
            <EditableText label={t('inspector.title')} value={request.title} onSave={(title) => set('title', title)} />
          </h2>
          {row.address && <p className="soft">{[row.address, row.district].filter(Boolean).join(', ')}</p>}
          {row.ungeocoded && (
            <p className="row warn">
              <Icon name="s-warn" />
              {t('list.notPlaced')}
            </p>
          )}
          <div className="row" style={{ marginTop: 8, gap: 6 }}>
            <span className={`tag ${requestStatusLook[request.status].family}`}>
              <Icon name={requestStatusLook[request.status].shape} />
              {t(requestStatusLook[request.status].textKey)}
            </span>
            {request.status === 'new' && (
              <Button kind="primary" size="small" onClick={() => void run(requestAccept, { requestId })}>
                {t('inspector.accept')}
              </Button>
            )}
            {(request.status === 'rejected' || request.status === 'resolved' || request.status === 'merged') && (
              <Button size="small" onClick={() => void run(requestReopen, { requestId })}>
                {t('inspector.reopen')}
              </Button>
            )}
            {request.workOrderId && row.workOrderNumber !== null && (
              <Button size="small" onClick={() => select('workOrder', request.workOrderId!)}>
                {t('inspector.openWorkOrder', { number: row.workOrderNumber })}
              </Button>
            )}
          </div>
        </>
      }
    >
      {(tab) =>
        tab === 'history' ? (
          <HistoryTab subjectKind="request" subjectId={requestId} />
        ) : tab === 'files' ? (
          <FilesTab subjectKind="request" subjectId={requestId} />
        ) : (
          <>
            <CoverSection requestId={requestId} />
            <section>
              <dl className="pairs">
                <Line name={t('inspector.resolveBy')}>{instant(request.resolveBy)}</Line>
                <Line name={t('inspector.opened')}>{instant(request.openedAt)}</Line>
                <Line name={t('inspector.source')}>{request.source}</Line>
                {request.externalId && <Line name={t('inspector.externalId')}>{request.externalId}</Line>}
                <Line name={t('inspector.workType')}>
                  <EditableChoice
                    label={t('inspector.workType')}
                    value={request.workTypeId ?? ''}
                    options={[
                      { value: '', text: t('inspector.noValue') },
                      ...offeredWorkTypes(choices?.workTypes, request.workTypeId).map(({ id, name }) => ({
                        value: id,
                        text: name,
                      })),
                    ]}
                    onSave={(id) => set('workTypeId', id === '' ? null : id)}
                  >
                    {row.workTypeName ?? <span className="warn">{t('requests.noWorkType')}</span>}
                  </EditableChoice>
                </Line>
                <Line name={t('inspector.priority')}>
                  <EditableChoice
                    label={t('inspector.priority')}
                    value={request.priority}
                    options={priorities.map((value) => ({ value, text: t(priorityLook[value].textKey) }))}
                    onSave={(priority) => set('priority', priority)}
                  >
                    <Icon name={look.shape} className={look.family} />
                    {t(look.textKey)}
                  </EditableChoice>
                </Line>
                <Line name={t('inspector.territory')}>{data.territoryName ?? none}</Line>
                {request.team && <Line name={t('inspector.team')}>{request.team}</Line>}
                {data.customerName && <Line name={t('inspector.customer')}>{data.customerName}</Line>}
                {data.assetName && (
                  <Line name={t('inspector.asset')}>
                    <div>
                      {data.assetName}
                      {request.assetId && <AssetFlags assetId={request.assetId} />}
                    </div>
                  </Line>
                )}
                {data.siteAccessNotes && <Line name={t('inspector.access')}>{data.siteAccessNotes}</Line>}
                {request.closedAt !== null && <Line name={t('fields.closedAt')}>{instant(request.closedAt)}</Line>}
                {request.resolvedHow && (
                  <Line name={t('inspector.resolvedHow')}>{t(`requests.way.${request.resolvedHow}`)}</Line>
                )}
                {request.decisionReason && <Line name={t('inspector.decision')}>{request.decisionReason}</Line>}
                {request.closingNote && <Line name={t('inspector.closingNote')}>{request.closingNote}</Line>}
                {request.sourceVerdict && <Line name={t('inspector.sourceVerdict')}>{request.sourceVerdict}</Line>}
              </dl>
            </section>
            <RequestIntake request={request} zone={zone} />
            <section>
              <h3 className="label">{t('inspector.description')}</h3>
              <EditableText
                lines
                label={t('inspector.description')}
                value={request.description}
                placeholder={t('inspector.addDescription')}
                maxLength={20_000}
                onSave={(description) => set('description', description)}
              />
            </section>
            <EstimateSection request={request} />
            <ApprovalsSection subjectKind="request" subjectId={requestId} />
            <LinksSection links={data.links} />
            {(data.mergedInto || data.merged.length > 0) && (
              <section>
                <h3 className="label">
                  {data.mergedInto
                    ? t('inspector.mergedInto')
                    : t('inspector.mergedRequests', { count: data.merged.length })}
                </h3>
                {[...(data.mergedInto ? [data.mergedInto] : []), ...data.merged].map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className="inspector-link"
                    onClick={() => select('request', one.id)}
                  >
                    <span className="num medium">{recordNumber('request', one.number)}</span>
                    <span className="grow cut">{one.title}</span>
                  </button>
                ))}
              </section>
            )}
            <CustomFields subject="request" recordId={requestId} values={request.custom} />
            <Notes subjectKind="request" subjectId={requestId} />
          </>
        )
      }
    </InspectorFrame>
  )
}
