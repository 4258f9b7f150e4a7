import { IntlMessageFormat } from 'intl-messageformat'
import messages from '#resources/messages/en/import.json' with { type: 'json' }
import type { Problem } from '#shared/domain/import/problem.ts'

const formats = new Map<string, IntlMessageFormat>()

/** Why a row was not taken over, in words, for the rejected file and the command line. */
export function problemText({
  code,
  column,
  value,
  facts,
}: Pick<Problem, 'code' | 'column' | 'value' | 'facts'>): string {
  let format = formats.get(code)
  if (!format) formats.set(code, (format = new IntlMessageFormat(messages[`problem.${code}`], 'en')))
  const text = String(format.format({ value, ...facts }))
  return column === null ? text : `${column}: ${text}`
}
