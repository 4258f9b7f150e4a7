import { z } from 'zod'
import type { RoutingServer } from '#shared/domain/travel/routing-server.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Seconds and metres from each of the first points to each of the second; null where the server knows no way. */
export interface ServerTable {
  readonly seconds: readonly (readonly (number | null)[])[]
  readonly meters: readonly (readonly (number | null)[])[]
}

const cells = z.array(z.array(z.number().nonnegative().nullable()))
const osrmAnswer = z.object({ code: z.literal('Ok'), durations: cells, distances: cells.optional() })
const valhallaAnswer = z.object({
  sources_to_targets: z.array(
    z.array(z.object({ time: z.number().nonnegative().nullable(), distance: z.number().nonnegative().nullable() })),
  ),
})

/** No leg of a service area takes longer: a server that says so is wrong. */
const longestSeconds = 24 * 3_600
/** What nobody drives in a day. */
const longestMeters = 5_000_000
/** A table of 50 by 50 with distances takes some 50 kB; what is longer by far is no such table. */
const mostBytes = 8_000_000

/**
 * Asks a routing server for a table of travel times. Whatever goes wrong (no answer in time, an error, a table of
 * another size, nonsense in it) is a sentence that says what; the estimate is used then.
 */
export async function askServer(
  server: RoutingServer,
  from: readonly Point[],
  to: readonly Point[],
  signal?: AbortSignal,
): Promise<Result<ServerTable, string>> {
  const late = AbortSignal.timeout(server.timeoutMs)
  try {
    const answer = await fetch(addressOf(server, from, to), {
      ...(server.kind === 'valhalla' ? { method: 'POST', body: JSON.stringify(valhallaBody(from, to)) } : {}),
      headers: { 'content-type': 'application/json' },
      signal: signal ? AbortSignal.any([late, signal]) : late,
    })
    if (!answer.ok) return err(`the server answered ${answer.status}`)
    const json = await readJson(answer)
    const table = server.kind === 'osrm' ? readOsrm(json) : readValhalla(json)
    if (!table) return err('the answer was not a table of travel times')
    if (!isSized(table, from.length, to.length)) return err('the table had another size than was asked for')
    if (exceeds(table.seconds, longestSeconds)) return err('a way took longer than a day')
    return exceeds(table.meters, longestMeters) ? err('a way was longer than can be driven in a day') : ok(table)
  } catch {
    if (signal?.aborted) return err('asking was stopped')
    return err(
      late.aborted
        ? `no answer within ${server.timeoutMs} ms`
        : 'the server could not be reached, or its answer not read',
    )
  }
}

function addressOf({ kind, url }: RoutingServer, from: readonly Point[], to: readonly Point[]): string {
  const base = url.replace(/\/+$/, '')
  if (kind === 'valhalla') return `${base}/sources_to_targets`
  const places = [...from, ...to].map(({ latitude, longitude }) => `${longitude},${latitude}`).join(';')
  const numbers = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index).join(';')
  const ends = `sources=${numbers(0, from.length)}&destinations=${numbers(from.length, to.length)}`
  return `${base}/table/v1/driving/${places}?annotations=duration,distance&${ends}`
}

function valhallaBody(from: readonly Point[], to: readonly Point[]) {
  const asPlace = ({ latitude, longitude }: Point) => ({ lat: latitude, lon: longitude })
  return { sources: from.map(asPlace), targets: to.map(asPlace), costing: 'auto', units: 'kilometers' }
}

/** The body as JSON, of which no more is read than a table can hold. */
async function readJson(answer: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) throw new Error('The answer is too long.')
    parts.push(part)
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

const exceeds = (cells: ServerTable['seconds'], most: number) =>
  cells.some((row) => row.some((one) => one !== null && one > most))

function readOsrm(json: unknown): ServerTable | null {
  const read = osrmAnswer.safeParse(json)
  if (!read.success) return null
  const { durations, distances } = read.data
  return { seconds: durations, meters: distances ?? durations.map((row) => row.map(() => null)) }
}

function readValhalla(json: unknown): ServerTable | null {
  const read = valhallaAnswer.safeParse(json)
  if (!read.success) return null
  const rows = read.data.sources_to_targets
  return {
    seconds: rows.map((row) => row.map(({ time }) => time)),
    meters: rows.map((row) => row.map(({ distance }) => (distance === null ? null : distance * 1_000))),
  }
}

/** Whether a table has the rows and columns that were asked for. */
function isSized({ seconds, meters }: ServerTable, rows: number, columns: number): boolean {
  const right = (table: ServerTable['seconds']) => table.length === rows && table.every((row) => row.length === columns)
  return right(seconds) && right(meters)
}
