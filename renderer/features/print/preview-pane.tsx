import { useEffect, useState } from 'react'
import { papers } from '#shared/domain/print/print-options.ts'
import type { Paper } from '#shared/domain/print/print-options.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { Button } from '../../ui/button.tsx'
import type { Preview } from './use-preview.ts'

/** CSS pixels of a millimetre. */
const pxPerMm = 96 / 25.4
const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]

interface PreviewPaneProps {
  readonly preview: Preview
  readonly paper: Paper
  readonly ready: boolean
}

/** The pages as they will be printed, with page navigation and zoom. */
export function PreviewPane({ preview, paper, ready }: PreviewPaneProps) {
  const { frame, pages, page, show, zoom, drawing } = preview
  const [chosenZoom, setChosenZoom] = useState<number | null>(null)
  const fit = useFitZoom(preview, paper)
  const factor = chosenZoom ?? fit
  useEffect(() => zoom(factor), [zoom, factor, pages])
  const total = pages?.length ?? 0
  const current = pages?.[page - 1]
  const go = (next: number) => show(Math.min(total, Math.max(1, next)))
  const part = (step: number) => {
    if (!pages) return
    const starts = pages.flatMap((one, at) => (one.page === 1 ? [at + 1] : []))
    go(step > 0 ? (starts.find((start) => start > page) ?? total) : (starts.findLast((start) => start < page) ?? 1))
  }
  const zoomBy = (step: number) =>
    setChosenZoom(
      (step > 0 ? zoomSteps.find((one) => one > factor + 0.01) : zoomSteps.findLast((one) => one < factor - 0.01)) ??
        factor,
    )
  useActions('print-preview', [
    { id: 'print.nextPage', text: t('print.nextPage'), keys: 'pagedown', run: () => go(page + 1), keyOnly: true },
    { id: 'print.previousPage', text: t('print.previousPage'), keys: 'pageup', run: () => go(page - 1), keyOnly: true },
    { id: 'print.nextPart', text: t('print.nextPart'), keys: 'n', run: () => part(1) },
    { id: 'print.previousPart', text: t('print.previousPart'), keys: 'shift+n', run: () => part(-1) },
    { id: 'print.zoomIn', text: t('print.zoomIn'), keys: '+', run: () => zoomBy(1) },
    { id: 'print.zoomOut', text: t('print.zoomOut'), keys: '-', run: () => zoomBy(-1) },
    { id: 'print.fit', text: t('print.fit'), keys: '0', run: () => setChosenZoom(null) },
  ])
  return (
    <section className="print-preview" aria-label={t('print.preview')}>
      <div className="toolbar">
        <Button
          kind="ghost"
          icon="i-left"
          aria-label={t('print.previousPage')}
          disabled={page <= 1}
          onClick={() => go(page - 1)}
        />
        <label className="row num">
          {t('print.page')}
          <input
            className="field print-page"
            inputMode="numeric"
            aria-label={t('print.pageNumber')}
            key={page}
            defaultValue={total === 0 ? '' : page}
            onKeyDown={(event) => event.key === 'Enter' && go(Number(event.currentTarget.value) || page)}
            onBlur={(event) =>
              Number(event.currentTarget.value) !== page && go(Number(event.currentTarget.value) || page)
            }
          />
          {t('print.ofPages', { count: total })}
        </label>
        <Button
          kind="ghost"
          icon="i-right"
          aria-label={t('print.nextPage')}
          disabled={page >= total}
          onClick={() => go(page + 1)}
        />
        <span className="grow cut soft" role="status">
          {drawing && ready ? t('print.drawing') : (current?.part ?? '')}
        </span>
        <Button kind="ghost" icon="i-minus" aria-label={t('print.zoomOut')} onClick={() => zoomBy(-1)} />
        <span className="num print-zoom">{Math.round(factor * 100)} %</span>
        <Button kind="ghost" icon="i-plus" aria-label={t('print.zoomIn')} onClick={() => zoomBy(1)} />
        <Button size="small" aria-pressed={chosenZoom === null} onClick={() => setChosenZoom(null)}>
          {t('print.fit')}
        </Button>
      </div>
      <iframe ref={frame} src="./print.html?preview" title={t('print.preview')} />
    </section>
  )
}

/** The zoom at which a page is as wide as the frame. */
function useFitZoom({ frame }: Preview, paper: Paper): number {
  const [width, setWidth] = useState(800)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  const free = Math.max(200, width - 48)
  return Math.min(1.25, Math.round((free / (papers[paper].widthMm * pxPerMm)) * 100) / 100)
}
