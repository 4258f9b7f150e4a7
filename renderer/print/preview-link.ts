import type { PreviewNews, PreviewWish } from '#shared/domain/print/preview.ts'

/** Tells the window around this preview; windows of other origins are not spoken to. */
export function tellPreview(news: PreviewNews): void {
  window.parent.postMessage(news, location.origin)
}

/**
 * Follows the window around this preview: what to draw, which page to show, how large; and tells it which page is in
 * sight. Drawings are done one after the other, the newest wish last.
 */
export function followPreview(
  draw: (wish: Extract<PreviewWish, { type: 'fieldboard.print.draw' }>) => Promise<void>,
): void {
  document.documentElement.dataset['preview'] = 'true'
  const inSight = createSightObserver()
  let drawing = Promise.resolve()
  let newest = 0
  window.addEventListener('message', (event: MessageEvent<PreviewWish>) => {
    if (event.origin !== location.origin || event.source !== window.parent) return
    const wish = event.data
    if (wish.type === 'fieldboard.print.draw') {
      const turn = ++newest
      drawing = drawing.then(async () => {
        if (turn !== newest) return
        await draw(wish)
        inSight.watch()
      })
    }
    if (wish.type === 'fieldboard.print.show') sheets()[wish.page - 1]?.scrollIntoView({ block: 'start' })
    if (wish.type === 'fieldboard.print.zoom') {
      document.documentElement.style.setProperty('--zoom', String(wish.factor))
    }
  })
  tellPreview({ type: 'fieldboard.print.waiting' })
}

function sheets(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.sheet')]
}

/** Tells which sheet fills most of the view, whenever that changes. */
function createSightObserver(): { watch(): void } {
  const shares = new Map<Element, number>()
  let last = 0
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) shares.set(entry.target, entry.intersectionRect.height)
      const all = sheets()
      const best = all.reduce((a, b) => ((shares.get(b) ?? 0) > (shares.get(a) ?? 0) ? b : a), all[0]!)
      const page = all.indexOf(best) + 1
      if (page !== last) tellPreview({ type: 'fieldboard.print.at', page })
      last = page
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1] },
  )
  return {
    watch() {
      observer.disconnect()
      shares.clear()
      last = 0
      for (const sheet of sheets()) observer.observe(sheet)
    },
  }
}
