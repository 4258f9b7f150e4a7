import './print.css'
import { useState } from 'react'
import { printRecord } from '#shared/commands/print/record.ts'
import type { PacketSet } from '#shared/domain/print/packet.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { packetModel, printDay } from '#shared/queries/packet.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { announce } from '../../state/announcer.ts'
import { useDay } from '../../state/day.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LayoutPicker } from './layout-picker.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { useChosenTechnicians, useLayoutChoice } from './print-choice.ts'
import { PrintLog } from './print-log.tsx'
import { SelectedDays, SelectionPicker, WholeDayButton } from './selection-picker.tsx'
import { TechnicianPicker } from './technician-picker.tsx'
import { usePreview } from './use-preview.ts'
import { usePrintJob } from './use-print-job.ts'
import { useSelectedPaper } from './use-selected-paper.ts'

/** The packets of a day: whose, which sections, on which paper; a live preview; a PDF or the printer; and the log. */
export function PrintScreen() {
  const info = useAppInfo()
  const chosenDay = useDay((state) => state.day)
  const day = chosenDay ?? (info ? dayOf(info.now, info.officeZone) : null)
  if (!info || day === null) return null
  return <PrintOfDay day={day} zone={info.officeZone} />
}

function PrintOfDay({ day, zone }: { readonly day: string; readonly zone: string }) {
  const [tab, setTab] = useState<'packets' | 'log'>('packets')
  const { run } = useCommands()
  const layout = useLayoutChoice()
  const chosen = useChosenTechnicians(day)
  const selected = useSelectedPaper(day)
  const onDay = selected.paper?.visits.filter((visit) => visit.day === day) ?? []
  const visitIds = selected.active ? onDay.map(({ visitId }) => visitId) : null
  const whole = chosen === null ? null : [...chosen]
  const technicianIds = selected.active ? [...new Set(onDay.map(({ technicianId }) => technicianId))] : whole
  const paper = useQueryOf(printDay, { day })
  const nobody = paper.data?.every((one) => one.visits === 0) ?? false
  const model = useQueryOf(packetModel, { day, technicianIds, visitIds }, { enabled: technicianIds?.length !== 0 })
  const set = technicianIds?.length === 0 ? undefined : model.data
  const preview = usePreview(set, layout)
  const job = usePrintJob()
  /** What the print dialogue was opened for; whether it was printed only the person knows. */
  const [asking, setAsking] = useState<{ set: PacketSet; pages: number } | null>(null)

  const printable = Boolean(set && set.technicians.length > 0) && !nobody
  const save = () => void job.start({ ...layout, day, technicianIds, visitIds })
  const toPrinter = () => {
    if (!set) return
    preview.print()
    setAsking({ set, pages: preview.pages?.length ?? 0 })
  }
  const record = async () => {
    if (!asking) return
    setAsking(null)
    const { technicians, day: printedDay } = asking.set
    const visits = technicians.flatMap(({ technician, packets }) =>
      packets.map(({ visitId, visitRev, workOrderRev }) => ({
        visitId,
        rev: visitRev,
        technicianId: technician.id,
        workOrderRev,
      })),
    )
    const ids = technicians.map(({ technician }) => technician.id)
    const recorded = await run(printRecord, { day: printedDay, technicianIds: ids, visits, pages: asking.pages })
    if (recorded.ok) announce({ tone: 'good', text: t('print.recorded', { packets: visits.length }) })
  }
  const showTechnician = (code: string) => {
    const at = preview.pages?.findIndex((page) => page.technicianCode === code && page.kind !== 'separator') ?? -1
    if (at >= 0) preview.show(at + 1)
  }
  const showPacket = (visitId: string) => {
    const at = preview.pages?.findIndex((page) => page.visitId === visitId) ?? -1
    if (at >= 0) preview.show(at + 1)
  }
  useActions('print', [
    { id: 'print.save', text: t('print.savePdf'), keys: 'mod+s', enabled: printable && !job.running, run: save },
    { id: 'print.print', text: t('print.print'), keys: 'mod+p', enabled: printable, run: toPrinter },
  ])

  const error = paper.error ?? selected.error ?? model.error
  return (
    <div className="print-screen">
      <aside className="panel print-side" aria-label={t('print.whatToPrint')}>
        <Tabs
          label={t('print.whatToPrint')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'packets', text: t('print.packets') },
            { value: 'log', text: t('print.log') },
          ]}
        />
        {tab === 'log' ? (
          <PrintLog zone={zone} />
        ) : (
          <>
            <div className="print-options">
              {selected.active ? (
                selected.paper && <SelectionPicker day={day} zone={zone} paper={selected.paper} onShow={showPacket} />
              ) : (
                <TechnicianPicker
                  day={day}
                  zone={zone}
                  technicians={paper.data ?? []}
                  chosen={chosen}
                  onShow={showTechnician}
                />
              )}
              <LayoutPicker />
            </div>
            <div className="print-do">
              {job.running ? (
                <div className="print-progress">
                  <progress
                    value={job.running.total ? job.running.done : undefined}
                    max={job.running.total ?? undefined}
                    aria-label={t('print.making')}
                  />
                  <span className="grow soft" role="status">
                    {job.running.step ? t(job.running.step) : t('print.making')}
                  </span>
                  <Button size="small" onClick={job.cancel}>
                    {t('print.cancel')}
                  </Button>
                </div>
              ) : (
                <>
                  <Button kind="primary" disabled={!printable} onClick={save}>
                    {t('print.savePdf')}
                  </Button>
                  <Button icon="i-print" disabled={!printable} onClick={toPrinter}>
                    {t('print.print')}
                  </Button>
                  <span className="grow soft num print-sum">
                    {printable && preview.pages
                      ? t('print.sum', { packets: packetsIn(set), pages: preview.pages.length })
                      : ''}
                  </span>
                </>
              )}
            </div>
          </>
        )}
      </aside>
      <div className="print-main">
        {asking && (
          <div className="banner" role="status">
            <span className="grow">{t('print.didItPrint', { packets: packetsIn(asking.set) })}</span>
            <Button size="small" kind="primary" onClick={() => void record()}>
              {t('print.recordIt')}
            </Button>
            <Button size="small" onClick={() => setAsking(null)}>
              {t('print.notPrintedNow')}
            </Button>
          </div>
        )}
        {error ? (
          <MessageState role="alert" title={t('errors.loadFailed')} text={errorText(error.error)} />
        ) : selected.active && selected.paper && onDay.length === 0 ? (
          <MessageState
            title={
              selected.paper.visits.length === 0
                ? t('print.noneSelectedPlanned')
                : t('print.noneSelectedOn', { day: formatDay(day) })
            }
            text={selected.paper.visits.length === 0 ? t('print.noneSelectedPlannedText') : t('print.otherDaysText')}
            actions={
              <>
                <SelectedDays day={day} paper={selected.paper} />
                <WholeDayButton />
              </>
            }
          />
        ) : nobody ? (
          <MessageState title={t('print.nothingOn', { day: formatDay(day) })} text={t('print.nothingText')} />
        ) : technicianIds?.length === 0 ? (
          <MessageState title={t('print.nobodyChosen')} text={t('print.nobodyChosenText')} />
        ) : (
          <PreviewPane preview={preview} paper={layout.paper} ready={set !== undefined} />
        )}
      </div>
    </div>
  )
}

function packetsIn(set: PacketSet | undefined): number {
  return set?.technicians.reduce((sum, { packets }) => sum + packets.length, 0) ?? 0
}
