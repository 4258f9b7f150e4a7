import { IntlMessageFormat } from 'intl-messageformat'
import messages from '#resources/messages/en/desktop.json' with { type: 'json' }

/** A text the shell shows outside the page: menus, dialogs. */
export type DesktopText = keyof typeof messages

/** Words a text in the shell's language. */
export function text(key: DesktopText, values: Readonly<Record<string, string | number>> = {}): string {
  return String(new IntlMessageFormat(messages[key], 'en').format(values))
}
