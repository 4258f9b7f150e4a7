import type { Locator, Page } from 'playwright-core'

/** What a person's hands do on the board, in a real browser: presses, moves and releases of the pointer. */
export interface BoardHands {
  /** The queue's row of a work order. */
  queued(number: number): Locator
  /** The card of a work order on the board. */
  card(number: number): Locator
  lane(technicianCode: string): Locator
  /** Brings a lane onto the screen. */
  reveal(technicianCode: string): Promise<void>
  /** Presses on an element and moves to a time of a lane, without letting go. */
  dragTo(what: Locator, technicianCode: string, time: string): Promise<void>
  letGo(): Promise<void>
  /** Both: the whole drag. */
  drop(what: Locator, technicianCode: string, time: string): Promise<void>
  /** `HH:mm` to `HH:mm` and technician of a work order's card, as its label says. */
  placeOf(number: number): Promise<string | null>
}

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Moves the pointer onto an element, near its start unless told otherwise, where a press really hits it: waits, as a
 * click does, until it stands still and nothing lies over it. Answers where the element and the pointer are.
 */
export async function grab(page: Page, what: Locator, at?: Point): Promise<{ from: Point; hold: Point }> {
  const size = await what.boundingBox()
  if (!size) throw new Error('what should be grabbed is not on the screen')
  const position = at ?? { x: Math.min(12, size.width / 2), y: size.height / 2 }
  // Playwright counts from within the border.
  const border = await what.evaluate((element) => ({ x: element.clientLeft, y: element.clientTop }))
  await what.hover({ position: { x: position.x - border.x, y: position.y - border.y } })
  const from = (await what.boundingBox())!
  const hold = { x: from.x + position.x, y: from.y + position.y }
  await page.mouse.move(hold.x, hold.y)
  return { from, hold }
}

/** Waits until the page has drawn what the pointer did last: a drag is drawn once a frame. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}

/** Hands on the board of a page; the board must show one day. */
export function boardHands(page: Page): BoardHands {
  const lane = (code: string) =>
    page.locator('.lane', { has: page.locator('.lane-head b', { hasText: new RegExp(`^${code}$`) }) })
  const card = (number: number) => page.getByRole('gridcell', { name: new RegExp(`^${number} `) })

  /** Px of a time: between two hour marks of the axis, which say where they are. */
  const xOf = async (time: string): Promise<number> => {
    const marks = await page.locator('.axis-hour').evaluateAll((elements) =>
      elements.map((element) => {
        const box = element.getBoundingClientRect()
        return { text: element.textContent, x: box.left + box.width / 2 }
      }),
    )
    const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
    const [first, second] = [marks[0]!, marks.at(-1)!]
    const perMinute = (second.x - first.x) / (minutes(second.text!) - minutes(first.text!))
    return first.x + (minutes(time) - minutes(first.text!)) * perMinute
  }

  /**
   * Scrolls until the lane is there, and to the middle: only what is on the screen is in the document, and near an edge
   * the board scrolls by itself.
   */
  const reveal = async (technicianCode: string) => {
    const found = await page.evaluate<boolean>(`(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const scroller = document.querySelector('.lanes')
      const lane = () => [...document.querySelectorAll('.lane')]
        .find((row) => row.querySelector('.lane-head b')?.textContent === ${JSON.stringify(technicianCode)})
      for (let top = 0; !lane() && top < scroller.scrollHeight; top += 300) {
        scroller.scrollTop = top
        await frame()
      }
      lane()?.scrollIntoView({ block: 'center' })
      await frame()
      return lane() !== undefined
    })()`)
    if (!found) throw new Error(`there is no lane ${technicianCode}`)
  }

  const dragTo: BoardHands['dragTo'] = async (what, technicianCode, time) => {
    await reveal(technicianCode)
    const isCard = (await what.getAttribute('role')) === 'gridcell'
    const { from, hold } = await grab(page, what)
    const to = (await lane(technicianCode).boundingBox())!
    // Held near the start; the board knows how far into the visit the pointer is.
    const offset = isCard ? hold.x - from.x : await queueOffset()
    await page.mouse.down()
    await page.mouse.move(hold.x + 8, hold.y + 8, { steps: 2 })
    await page.mouse.move((await xOf(time)) + offset + 1, to.y + 20, { steps: 6 })
    await drawn(page)
  }

  /** A visit from the queue is held five minutes in. */
  const queueOffset = async () => (await xOf('10:05')) - (await xOf('10:00'))

  return {
    queued: (number) =>
      page
        .locator('.queue-row', { has: page.locator('.line .num', { hasText: new RegExp(`^\\D*0*${number} · `) }) })
        .first(),
    card,
    lane,
    reveal,
    dragTo,
    letGo: () => page.mouse.up(),
    async drop(what, technicianCode, time) {
      await dragTo(what, technicianCode, time)
      await page.mouse.up()
    },
    async placeOf(number) {
      // Looked up and read in one go: between two looks the card may be gone.
      const [label] = await card(number).evaluateAll((cards) => cards.map((one) => one.getAttribute('aria-label')))
      return /(\d\d:\d\d to \d\d:\d\d on [^,]+)/.exec(label ?? '')?.[1] ?? null
    },
  }
}
