import type { AppError } from '#shared/kernel/app-error.ts'
import { formatDay, formatMinutes, formatMoney, formatTime } from './format.ts'
import { hasText, t } from './messages.ts'
import { officeZone } from './office-zone.ts'

/** What to tell a person about a failure: what happened, what was kept, what to do. */
export function errorText(error: AppError): string {
  if (error.kind === 'rule-violation') {
    return error.violations.map((violation) => violationText(violation)).join(' · ') || error.message
  }
  if (error.kind === 'unavailable' && hasText(`errors.${error.code}`)) return t(`errors.${error.code}`)
  return t(`errors.${error.kind}`, { message: error.message, reference: 'reference' in error ? error.reference : '' })
}

/** One broken rule in words; its facts fill the text in. */
export function violationText(violation: {
  rule: string
  facts: Readonly<Record<string, string | number | boolean | null>>
}): string {
  return reasonText(`rules.${violation.rule}`, violation.facts)
}

/** A text of the message files with the facts of a rule in it, as people read them. */
export function reasonText(key: string, facts: Readonly<Record<string, string | number | boolean | null>>): string {
  return t(key, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factText(name, fact)])))
}

/** A fact as people read it; the end of its name tells what it is: `…At` an instant, `…On` a day, `…Minutes` a length, `…Cents` money. */
function factText(name: string, fact: string | number | boolean | null): string | number {
  if (fact === null) return ''
  if (typeof fact === 'boolean') return String(fact)
  if (typeof fact === 'number') {
    if (/(At|^at)$/.test(name)) return formatTime(fact, officeZone())
    if (/Minutes$/.test(name)) return formatMinutes(fact)
    if (/Cents$/.test(name)) return formatMoney(fact)
    // A work order's number is a name, not a quantity: no thousands separator.
    if (/number$/i.test(name)) return String(fact)
    return fact
  }
  return /(On|^on)$/.test(name) ? formatDay(fact, 'short') : fact
}
