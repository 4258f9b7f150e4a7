import { visitsWorkOrder } from '#shared/queries/inspector.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useSelection } from '../../state/selection.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { InspectorWait } from './frame.tsx'
import './inspector.css'
import { TechnicianInspector } from './people/technician-inspector.tsx'
import { AssetInspector } from './places/asset-inspector.tsx'
import { CustomerInspector } from './places/customer-inspector.tsx'
import { SiteInspector } from './places/site-inspector.tsx'
import { RequestInspector } from './request-inspector.tsx'
import { WorkOrderInspector } from './work-order-inspector.tsx'

/** Right panel: whatever is selected, on every screen the same. */
export function InspectorPanel() {
  const current = useSelection((state) => state.current)
  const wide = usePreferences(({ inspectorWide }) => inspectorWide)
  return (
    <aside className="inspector" data-wide={wide} aria-label={t('inspector.label')}>
      {current ? (
        <Inspected key={`${current.kind} ${current.id}`} kind={current.kind} id={current.id} />
      ) : (
        <MessageState title={t('inspector.nothing')} text={t('inspector.nothingText')} />
      )}
    </aside>
  )
}

function Inspected({ kind, id }: NonNullable<ReturnType<typeof useSelection.getState>['current']>) {
  switch (kind) {
    case 'workOrder':
      return <WorkOrderInspector workOrderId={id} visitId={null} />
    case 'visit':
      return <VisitInspector visitId={id} />
    case 'request':
      return <RequestInspector requestId={id} />
    case 'technician':
      return <TechnicianInspector technicianId={id} />
    case 'site':
      return <SiteInspector siteId={id} />
    case 'asset':
      return <AssetInspector assetId={id} />
    case 'customer':
      return <CustomerInspector customerId={id} />
  }
}

/** A visit is shown through its work order, with the visit kept for the Match tab. */
function VisitInspector({ visitId }: { readonly visitId: string }) {
  const { data, isPending } = useQueryOf(visitsWorkOrder, { visitId })
  if (!data) return <InspectorWait gone={!isPending} />
  return <WorkOrderInspector workOrderId={data.workOrderId} visitId={visitId} />
}
