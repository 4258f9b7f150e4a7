import { IntlMessageFormat } from 'intl-messageformat'
import messages from '#resources/messages/en/history.json' with { type: 'json' }
import type { Summary } from '#shared/commands/command.ts'

/** The sentence of a step, as Undo offers it. */
export function summaryText({ key, values }: Summary): string {
  const text = (messages as Record<string, string>)[key.replace(/^history\./, '')]
  return text === undefined ? key : String(new IntlMessageFormat(text, 'en').format({ ...values }))
}
