/**
 * Where the browser broke a laid-out paragraph into lines: offsets of the first character of each line.
 * `lineHeight` is the fixed height of a line in CSS pixels.
 */
export function lineStartsOf(element: HTMLElement, lineHeight: number): number[] {
  const node = element.firstChild
  const box = element.getBoundingClientRect()
  const lines = Math.max(1, Math.round(box.height / lineHeight))
  if (!(node instanceof Text) || lines === 1) return [0]
  const range = document.createRange()
  const lineOf = (offset: number): number => {
    for (let at = offset; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const rect = range.getClientRects()[0]
      // A space that ends a line has no box of its own: it belongs to the line of the next character.
      if (rect) return Math.floor((rect.top + rect.height / 2 - box.top) / lineHeight)
    }
    return lines
  }
  const starts = [0]
  for (let line = 1; line < lines; line++) {
    let low = starts.at(-1)! + 1
    let high = node.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (lineOf(middle) >= line) high = middle
      else low = middle + 1
    }
    if (low >= node.length) break
    starts.push(low)
  }
  return starts
}
