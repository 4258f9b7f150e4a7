import { IntlMessageFormat } from 'intl-messageformat'
import { draftMark, isProvisional } from '#shared/domain/record/provisional-number.ts'

type Catalog = Readonly<Record<string, string>>

/*
 * One file a feature and language under resources/messages. English is complete; a key that another language lacks
 * falls back to English. Keys are `<file>.<key>`.
 */
const files = import.meta.glob<{ default: Catalog }>('../../resources/messages/*/*.json', { eager: true })

const catalogs = new Map<string, Map<string, string>>()
for (const [file, module] of Object.entries(files)) {
  const [, language, feature] = /messages\/([^/]+)\/([^/]+)\.json$/.exec(file)!
  const catalog = catalogs.get(language!) ?? new Map<string, string>()
  for (const [key, text] of Object.entries(module.default)) catalog.set(`${feature}.${key}`, text)
  catalogs.set(language!, catalog)
}

/** Languages there are texts for. */
export const languages = [...catalogs.keys()].sort()

let language = 'en'
const formats = new Map<string, IntlMessageFormat>()

/** Sets the language of every text from now on; screens must be drawn anew. */
export function setLanguage(next: string): void {
  language = catalogs.has(next) ? next : 'en'
  formats.clear()
  document.documentElement.lang = language
}

/** The language texts, dates and numbers are in. */
export function currentLanguage(): string {
  return language
}

/**
 * The text of a key with its values filled in (ICU message syntax: plurals, selects, numbers).
 * A key without a text shows as itself, and a text without its values as it is written: a gap is seen and harms nothing.
 */
export function t(key: string, values: Readonly<Record<string, string | number | null>> = {}): string {
  const pattern = catalogs.get(language)?.get(key) ?? catalogs.get('en')?.get(key)
  if (pattern === undefined) return key
  if (!pattern.includes('{') && !pattern.includes("'")) return pattern
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true })))
  try {
    return String(format.format(withDrafts(values)))
  } catch (thrown) {
    // A value is missing: the sentence shows its gap, and the window it stands in goes on living.
    console.error((thrown as Error).message)
    return pattern
  }
}

/** Numbers that wait for the hub's are told as the drafts they are, wherever a sentence names them. */
function withDrafts(values: Readonly<Record<string, string | number | null>>): typeof values {
  if (!Object.values(values).some((value) => typeof value === 'number' && isProvisional(value))) return values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && isProvisional(value) ? t('app.draftNumber', { mark: draftMark(value) }) : value,
    ]),
  )
}

/** Whether there is a text for the key. */
export function hasText(key: string): boolean {
  return catalogs.get(language)?.has(key) || catalogs.get('en')?.has(key) || false
}
