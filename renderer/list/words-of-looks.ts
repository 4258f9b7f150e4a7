import { t } from '../lib/messages.ts'

/** What codes are called, by the looks that name them. */
export function wordsOfLooks<Code extends string>(
  codes: readonly Code[],
  looks: Readonly<Record<Code, { readonly textKey: string }>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, t(looks[code].textKey)]))
}
