import { useState } from 'react'
import { placesSuggest } from '#shared/queries/places.ts'
import { useQueryOf } from './use-query-of.ts'

/** What a picker of a site, asset or customer lists, and how it hears what is typed. */
export function usePlaceSuggestions(
  kind: 'site' | 'asset' | 'customer',
  within: { readonly siteId?: string | null; readonly customerId?: string | null } = {},
) {
  const [text, setText] = useState('')
  const { siteId = null, customerId = null } = within
  const { data, isPending } = useQueryOf(placesSuggest, { kind, text, siteId, customerId })
  return { suggestions: data ?? [], waiting: isPending, onType: setText }
}
