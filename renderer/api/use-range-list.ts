import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import type { QueryDefinition } from '#shared/queries/query.ts'
import { useApi } from './api-context.tsx'
import { CallError, queryKeyOf } from './use-query-of.ts'

/** What a paged query answers. */
interface Page<Row> {
  readonly rows: Row[]
  readonly next: string | null
  readonly textCut: boolean
}

/** A long list, of which only the pages in view are kept current. */
export interface RangeList<Row> {
  /** Rows known so far; more follow while not `complete`. */
  readonly rowCount: number
  readonly complete: boolean
  /** Nothing has been answered yet. */
  readonly loading: boolean
  readonly error: CallError | null
  /** A text filter matched more than is listed. */
  readonly textCut: boolean
  rowAt(index: number): Row | undefined
  indexOf(id: string): number
  /** Tells which rows are in view: their pages are loaded and kept current, and what follows when the end is near. */
  see(first: number, last: number): void
  retry(): void
}

const pageSize = 200
const nearEnd = 400

/**
 * Reads a list page by page. Each page is the stretch between two cursors, so pages never overlap and never leave a
 * gap, whatever is added or removed between them; a change refetches only the pages in view.
 */
export function useRangeList<A extends z.ZodType, Row extends { readonly id: string }>(
  definition: QueryDefinition<string, A, z.ZodType<Page<Row>>>,
  args: Readonly<Record<string, unknown>>,
): RangeList<Row> {
  const { client, cache } = useApi()
  const identity = JSON.stringify(args)
  const [state, setState] = useState<ListState>({ identity, starts: [null], lengths: [0] })
  const { starts, lengths } = state.identity === identity ? state : emptyList
  const [view, setView] = useState({ first: 0, last: 40 })
  const offsets: number[] = []
  let total = 0
  for (const length of lengths) {
    offsets.push(total)
    total += length
  }
  const active = starts
    .map((_, page) => page)
    .filter(
      (page) =>
        page === starts.length - 1 || (offsets[page]! <= view.last && offsets[page]! + lengths[page]! >= view.first),
    )
  const queries = useQueries({
    queries: active.map((page) => {
      const pageArgs = argsOf(args, page, starts)
      return {
        queryKey: queryKeyOf(definition.name, pageArgs),
        queryFn: async (): Promise<Page<Row>> => {
          const reply = await client.query(definition, pageArgs as z.input<A>)
          if (!reply.ok) throw new CallError(reply.error)
          return reply.value
        },
        meta: { dependsOn: definition.dependsOn },
        gcTime: 120_000,
      }
    }),
  })
  const loaded = new Map<number, Page<Row>>()
  active.forEach((page, i) => {
    const { data } = queries[i]!
    if (data) loaded.set(page, data)
  })
  // Lengths follow the answers; pages out of view keep the length they had.
  const measured = lengths.map((length, page) => loaded.get(page)?.rows.length ?? length)
  if (measured.some((length, page) => length !== lengths[page])) setState({ identity, starts, lengths: measured })
  const lastPage = loaded.get(starts.length - 1)
  const complete = lastPage !== undefined && lastPage.next === null

  // The list goes on: the next page begins where the last one ended, and the last one is bounded from now on.
  const goesOn = lastPage?.next != null && total - view.last <= nearEnd
  useEffect(() => {
    if (!goesOn || !lastPage?.next) return
    const next = [...starts, lastPage.next]
    cache.setQueryData(queryKeyOf(definition.name, argsOf(args, starts.length - 1, next)), { ...lastPage, next: null })
    // The list grows once an answer is there and the reader is near its end; before the render neither is known.
    setState({ identity, starts: next, lengths: [...lengths, 0] })
  }, [goesOn, lastPage, starts, lengths, identity, args, cache, definition.name])

  // So much was added between two cursors that the stretch no longer fits one page: it is cut in two.
  const overflow = [...loaded].find(
    ([page, { next }]) => page < starts.length - 1 && next !== null && !starts.includes(next),
  )
  if (overflow) {
    const [page, { next }] = overflow
    setState({ identity, starts: starts.toSpliced(page + 1, 0, next), lengths: lengths.toSpliced(page + 1, 0, 0) })
  }

  const see = useCallback((first: number, last: number) => {
    setView((known) => (known.first === first && known.last === last ? known : { first, last }))
  }, [])
  const failed = queries.find((query) => query.error)
  const pageAt = (index: number) => {
    let page = starts.length - 1
    while (page > 0 && offsets[page]! > index) page -= 1
    return page
  }
  return {
    rowCount: total,
    complete,
    loading: !loaded.has(0) && starts.length === 1 && !failed,
    error: (failed?.error as CallError | undefined) ?? null,
    textCut: [...loaded.values()].some((page) => page.textCut),
    rowAt(index: number) {
      const page = pageAt(index)
      return loaded.get(page)?.rows[index - offsets[page]!]
    },
    indexOf(id: string) {
      for (const [page, { rows }] of loaded) {
        const at = rows.findIndex((row) => row.id === id)
        if (at !== -1) return offsets[page]! + at
      }
      return -1
    },
    see,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch()
    },
  }
}

/** Arguments of a page: from its cursor to that of the next one, or open-ended for the last. */
function argsOf(args: Readonly<Record<string, unknown>>, page: number, starts: readonly (string | null)[]) {
  const until = starts[page + 1] ?? null
  return { ...args, after: starts[page]!, until, limit: until === null ? pageSize : 500 }
}

interface ListState {
  readonly identity: string
  /** Cursor each page begins after. */
  readonly starts: readonly (string | null)[]
  /** Rows of each page when it was last seen. */
  readonly lengths: readonly number[]
}

const emptyList: Pick<ListState, 'starts' | 'lengths'> = { starts: [null], lengths: [0] }
