import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A routing server on this machine that answers as told, for as long as it is used. */
export async function withRoutingServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await use(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** Answers with a value as JSON. */
export const says = (json: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(json))

/** Answers OSRM's question with so many seconds from each place to each, by their numbers in the question. */
export const tells =
  (secondsOf: (from: number, to: number) => number | null) => (request: IncomingMessage, response: ServerResponse) => {
    const { searchParams } = new URL(request.url!, 'http://localhost')
    const numbers = (name: string) => searchParams.get(name)!.split(';').map(Number)
    const [sources, targets] = [numbers('sources'), numbers('destinations')]
    const first = targets[0]!
    const durations = sources.map((from) => targets.map((to) => secondsOf(from, to - first)))
    says({ code: 'Ok', durations })(request, response)
  }
