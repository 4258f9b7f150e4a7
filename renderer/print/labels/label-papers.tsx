import './labels.css'
import { labelSheets, layLabels } from '#shared/domain/print/label-sheet.ts'
import type { LabelSet } from '#shared/queries/labels.ts'
import { QrCode } from '../code-mark.tsx'

/** Sheets of labels, each cut exactly as the paper is: the code of the tag, the tag in large letters, and what else was asked for. */
export function LabelPapers({ set }: { readonly set: LabelSet }) {
  const { spec, labels, organisation } = set
  const sheet = labelSheets[spec.sheet]
  const { labelWidthMm: width, labelHeightMm: height } = sheet
  // A quiet zone of four modules belongs to the code: the label's own white edge gives it.
  const edge = Math.min(3, height * 0.1)
  const code = Math.min(height - 2 * edge, width * 0.42)
  return (
    <>
      {layLabels(labels.length, sheet, spec.skip).map((page, at) => (
        <div
          key={at}
          className="label-page"
          style={{ width: `${sheet.pageWidthMm}mm`, height: `${sheet.pageHeightMm}mm` }}
        >
          {page.map(({ index, xMm, yMm }) => {
            const { tag, name, site } = labels[index]!
            const lines = [spec.name ? name : '', spec.site ? site : ''].filter((line) => line !== '' && line !== tag)
            return (
              <div
                key={index}
                className="label"
                style={{
                  left: `${xMm}mm`,
                  top: `${yMm}mm`,
                  width: `${width}mm`,
                  height: `${height}mm`,
                  padding: `${edge}mm`,
                  gap: `${edge}mm`,
                }}
              >
                <div style={{ width: `${code}mm`, flex: 'none' }}>
                  <QrCode content={tag} readable={tag} />
                </div>
                <div className="label-text" style={{ fontSize: `${Math.min(8.5, height * 0.2)}pt` }}>
                  <b className="label-tag" style={{ fontSize: `${tagSize(tag, width - code - 3 * edge, height)}pt` }}>
                    <bdi>{tag}</bdi>
                  </b>
                  {lines.map((line) => (
                    <span key={line} className="label-line">
                      <bdi>{line}</bdi>
                    </span>
                  ))}
                  {spec.organisation && organisation !== '' && (
                    <span className="label-owner">
                      <bdi>{organisation}</bdi>
                    </span>
                  )}
                </div>
              </div>
            )
          })}
        </div>
      ))}
    </>
  )
}

/** Points of the tag: as large as fits beside the code on one line, or on several when it is long. */
function tagSize(tag: string, roomMm: number, heightMm: number): number {
  const longest = Math.max(...tag.split(/[\s-]+/).map((part) => part.length), 4)
  // A letter of this face is about 0.62 of its size wide; 0.3528 mm is a point.
  const byWidth = roomMm / (Math.min(tag.length, Math.max(longest, 8)) * 0.62 * 0.3528)
  return Math.max(5, Math.min(byWidth, heightMm * 0.55, 22))
}
