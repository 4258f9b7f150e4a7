import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { estimatedLegs } from '#electron/backend/planning/travel/legs.ts'
import { serverLegs } from '#electron/backend/planning/travel/server-legs.ts'
import type { RoutingKind } from '#shared/domain/travel/routing-server.ts'

const here = { latitude: 42.3, longitude: -71.1 }
const there = { latitude: 42.35, longitude: -71.05 }

/** A routing server on this machine that answers as told. */
async function withServer(
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

const says = (json: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(json))

const layer = (url: string, kind: RoutingKind = 'osrm', timeoutMs = 5_000) => serverLegs({ kind, url, timeoutMs })

test('what OSRM tells is used in its direction, in whole minutes and under its name', async () => {
  const asked: string[] = []
  const table = {
    code: 'Ok',
    durations: [
      [0, 601],
      [300, 0],
    ],
    distances: [
      [0, 7_000],
      [6_500, 0],
    ],
  }
  await withServer(
    (request, response) => {
      asked.push(request.url!)
      says(table)(request, response)
    },
    async (url) => {
      const legs = layer(url)
      expect(await legs.fetch([here, there])).toBeNull()
      expect(legs.between(here, there)).toEqual({ seconds: 660, meters: 7_000, source: 'osrm' })
      expect(legs.between(there, here)).toEqual({ seconds: 300, meters: 6_500, source: 'osrm' })
      await legs.fetch([here, there])
    },
  )
  expect(asked).toEqual([
    '/table/v1/driving/-71.1,42.3;-71.05,42.35;-71.1,42.3;-71.05,42.35?annotations=duration,distance&sources=0;1&destinations=2;3',
  ])
})

test('Valhalla is asked in its own way, and its kilometres become metres', async () => {
  const cell = (time: number, distance: number) => ({ time, distance })
  const rows = [
    [cell(0, 0), cell(480, 6.1)],
    [cell(540, 6.4), cell(0, 0)],
  ]
  await withServer(says({ sources_to_targets: rows }), async (url) => {
    const legs = layer(url, 'valhalla')
    expect(await legs.fetch([here, there])).toBeNull()
    expect(legs.between(here, there)).toEqual({ seconds: 480, meters: 6_100, source: 'valhalla' })
  })
})

test('a way the server does not know is the estimate, and says so; the others are kept', async () => {
  const table = {
    code: 'Ok',
    durations: [
      [0, null],
      [300, 0],
    ],
  }
  await withServer(says(table), async (url) => {
    const legs = layer(url)
    expect(await legs.fetch([here, there])).toBeNull()
    expect(legs.between(here, there)).toEqual(estimatedLegs.between(here, there))
    expect(legs.between(there, here).source).toBe('osrm')
  })
})

test.each([
  ['another size', { code: 'Ok', durations: [[0, 600]] }, 'the table had another size than was asked for'],
  [
    'less than nothing',
    {
      code: 'Ok',
      durations: [
        [0, -5],
        [3, 0],
      ],
    },
    'the answer was not a table of travel times',
  ],
  [
    'days on the road',
    {
      code: 'Ok',
      durations: [
        [0, 1e9],
        [3, 0],
      ],
    },
    'a way took longer than a day',
  ],
  ['an error of its own', { code: 'NoTable' }, 'the answer was not a table of travel times'],
])('a server that lies (%s) degrades to the estimate', async (_what, json, fault) => {
  await withServer(says(json), async (url) => {
    const legs = layer(url)
    expect(await legs.fetch([here, there])).toBe(fault)
    expect(legs.between(here, there)).toEqual(estimatedLegs.between(here, there))
  })
})

test('a server that is silent, fails or is not there degrades to the estimate, and each says what it was', async () => {
  await withServer(
    () => undefined,
    async (url) => expect(await layer(url, 'osrm', 150).fetch([here, there])).toBe('no answer within 150 ms'),
  )
  await withServer(
    (_request, response) => void response.writeHead(503).end(),
    async (url) => expect(await layer(url).fetch([here, there])).toBe('the server answered 503'),
  )
  expect(await layer('http://127.0.0.1:1').fetch([here, there])).toBe(
    'the server could not be reached, or its answer not read',
  )
})
