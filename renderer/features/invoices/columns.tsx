import type { InvoiceRow } from '#shared/queries/money.ts'
import { formatDateTime, formatMoney } from '../../lib/format.ts'
import { invoiceLook } from '../../lib/invoice-look.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

const money = (cents: number, currency: string) =>
  cents === 0 ? (
    <span className="muted">{t('list.none')}</span>
  ) : (
    <span className="num">{formatMoney(cents, currency)}</span>
  )

/** The list of invoice drafts; headers are read when they are drawn, so that they follow the language. */
export const invoiceColumns: readonly GridColumn<InvoiceRow>[] = [
  {
    id: 'number',
    header: <Head name="colNumber" />,
    track: '84px',
    render: (row) => <span className="num medium">{recordNumber('invoice', row.number)}</span>,
  },
  {
    id: 'state',
    header: <Head name="colState" />,
    track: '110px',
    render: (row) => {
      const look = invoiceLook[row.state]
      const told = row.state === 'void' && row.exportedAt !== null
      return (
        <span className={`row ${told ? 'risk' : look.family}`} style={{ gap: 5 }}>
          <Icon name={told ? 's-risk' : look.shape} />
          {t(told ? 'invoices.voidTold' : look.textKey)}
        </span>
      )
    },
  },
  {
    id: 'workOrder',
    header: <Head name="workOrder" />,
    track: '84px',
    render: (row) => <span className="num">{row.workOrderNumber}</span>,
  },
  {
    id: 'customer',
    header: <Head name="customer" />,
    track: 'minmax(120px, 1.4fr)',
    render: (row) => row.customerName ?? <span className="muted">{t('list.none')}</span>,
  },
  { id: 'title', header: <Head name="colTitle" />, track: 'minmax(140px, 2fr)', render: (row) => row.title },
  {
    id: 'billable',
    header: <Head name="colBillable" />,
    track: '110px',
    align: 'right',
    render: (row) => <span className="num semi">{formatMoney(row.billableCents, row.currency)}</span>,
  },
  {
    id: 'warranty',
    header: <Head name="colWarranty" />,
    track: '100px',
    align: 'right',
    render: (row) => money(row.warrantyCents, row.currency),
  },
  {
    id: 'contract',
    header: <Head name="colContract" />,
    track: '100px',
    align: 'right',
    render: (row) => money(row.contractCents, row.currency),
  },
  {
    id: 'made',
    header: <Head name="colMade" />,
    track: 'minmax(130px, 1fr)',
    render: (row) => (
      <span className="num" title={row.madeBy}>
        {formatDateTime(row.madeAt, officeZone())}
      </span>
    ),
  },
]

function Head({ name }: { readonly name: string }) {
  return t(`invoices.${name}`)
}
