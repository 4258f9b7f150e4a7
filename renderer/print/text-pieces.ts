/** Longest piece of text in one row of a table: well below a page. */
const pieceLength = 900

/** Cuts a long text into pieces at spaces, so that one cell never outgrows a page. Nothing is lost. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > pieceLength) {
    const space = rest.lastIndexOf(' ', pieceLength)
    // Never between the two halves of a letter outside the basic plane.
    const hard = /[\ud800-\udbff]/.test(rest[pieceLength - 1]!) ? pieceLength - 1 : pieceLength
    const cut = space > pieceLength / 2 ? space : hard
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  return [...pieces, rest]
}
