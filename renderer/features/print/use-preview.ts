import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { PacketSet } from '#shared/domain/print/packet.ts'
import type { Layout } from '#shared/domain/print/print-options.ts'
import type { PreviewNews, PreviewPage, PreviewWish } from '#shared/domain/print/preview.ts'

/** A live preview in a frame of its own. */
export interface Preview {
  readonly frame: RefObject<HTMLIFrameElement | null>
  /** What is drawn; null until something is. */
  readonly pages: readonly PreviewPage[] | null
  readonly failure: string | null
  /** True while a newer set or layout than the drawn one is on its way. */
  readonly drawing: boolean
  /** The page in sight, from 1. */
  readonly page: number
  show(page: number): void
  zoom(factor: number): void
  /** Opens the browser's print dialogue for exactly what the preview shows. */
  print(): void
}

/** What the frame was last asked to draw. */
interface Sent {
  readonly set: PacketSet
  readonly layout: Layout
}

/** Hands the set to the print page in the frame whenever it changes, and hears from it. */
export function usePreview(set: PacketSet | undefined, layout: Layout): Preview {
  const frame = useRef<HTMLIFrameElement>(null)
  const [waiting, setWaiting] = useState(false)
  const [pages, setPages] = useState<readonly PreviewPage[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [page, setPage] = useState(1)
  const sent = useRef<Sent | null>(null)
  const [drawn, setDrawn] = useState<Sent | null>(null)

  useEffect(() => {
    const hear = (event: MessageEvent<PreviewNews>) => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return
      const news = event.data
      if (news.type === 'fieldboard.print.waiting') setWaiting(true)
      else if (news.type === 'fieldboard.print.at') setPage(news.page)
      else {
        setDrawn(sent.current)
        setPages(news.type === 'fieldboard.print.drawn' ? news.pages : null)
        setFailure(news.type === 'fieldboard.print.failed' ? news.message : null)
      }
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [])

  const commands = useMemo(() => {
    const send = (wish: PreviewWish) => frame.current?.contentWindow?.postMessage(wish, location.origin)
    return {
      send,
      show: (next: number) => send({ type: 'fieldboard.print.show', page: next }),
      zoom: (factor: number) => send({ type: 'fieldboard.print.zoom', factor }),
      print: () => frame.current?.contentWindow?.print(),
    }
  }, [])

  useEffect(() => {
    if (!waiting || !set) return
    sent.current = { set, layout }
    commands.send({ type: 'fieldboard.print.draw', set, layout })
  }, [waiting, set, layout, commands])

  const { show, zoom, print } = commands
  const drawing = drawn?.set !== set || drawn?.layout !== layout
  return { frame, pages, failure, drawing, page, show, zoom, print }
}
