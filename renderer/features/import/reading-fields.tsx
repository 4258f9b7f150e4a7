import { delimiters } from '#shared/domain/import/csv-scanner.ts'
import type { Delimiter } from '#shared/domain/import/csv-scanner.ts'
import { fileEncodings } from '#shared/domain/import/file-format.ts'
import type { FileEncoding } from '#shared/domain/import/file-format.ts'
import { t } from '../../lib/messages.ts'

interface ReadingFieldsProps {
  readonly encoding: FileEncoding
  readonly delimiter: Delimiter
  readonly onEncoding: (encoding: FileEncoding) => void
  readonly onDelimiter: (delimiter: Delimiter) => void
}

const encodingNames: Record<FileEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Latin-1)',
}
const delimiterKeys: Record<Delimiter, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

/** How the file is written: found out, and open to correction. */
export function ReadingFields({ encoding, delimiter, onEncoding, onDelimiter }: ReadingFieldsProps) {
  return (
    <>
      <label className="row">
        <span className="label">{t('import.encoding')}</span>
        <select className="field" value={encoding} onChange={(event) => onEncoding(event.target.value as FileEncoding)}>
          {fileEncodings.map((one) => (
            <option key={one} value={one}>
              {encodingNames[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="row">
        <span className="label">{t('import.delimiter')}</span>
        <select className="field" value={delimiter} onChange={(event) => onDelimiter(event.target.value as Delimiter)}>
          {delimiters.map((one) => (
            <option key={one} value={one}>
              {t(`import.delimiter-${delimiterKeys[one]}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
