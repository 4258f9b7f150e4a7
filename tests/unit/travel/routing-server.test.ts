import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchLegs } from '#electron/backend/planning/travel/fetch-legs.ts'
import { migrate } from '#electron/store/migrate.ts'
import { keepLegs, keepsLegsOf, knownLegsAmong } from '#electron/store/travel-legs.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import { lookupOf, placeNumber } from '#shared/domain/travel/known-legs.ts'
import type { RoutingKind, RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { layeredTravel } from '#shared/domain/travel/travel.ts'
import { says, tells, withRoutingServer } from '#tests/doubles/routing-double.ts'
import { bostonClock } from '#tests/doubles/schedule-fixtures.ts'

const here = { latitude: 42.3, longitude: -71.1 }
const there = { latitude: 42.35, longitude: -71.05 }
const both = [here, there]
const now = () => 1_000

let db: Database.Database
beforeEach(() => {
  db = new Database(':memory:')
  migrate(db)
})
afterEach(() => {
  db.close()
})

const serverAt = (url: string, kind: RoutingKind = 'osrm', timeoutMs = 5_000): RoutingServer => ({
  kind,
  url,
  timeoutMs,
})

/** Travel by what is kept of a server, else the estimate. */
function travelBy(server: RoutingServer, places = both) {
  const known = keepsLegsOf(db, server) ? lookupOf(knownLegsAmong(db, server.kind, places)) : null
  return layeredTravel(known, null, bostonClock)
}

test('what OSRM tells is used in its direction, in whole minutes and under its name, and is not asked for again', async () => {
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
  await withRoutingServer(
    (request, response) => {
      asked.push(request.url!)
      says(table)(request, response)
    },
    async (url) => {
      const server = serverAt(url)
      expect(await fetchLegs({ db, server, places: both, now })).toBeNull()
      const travel = travelBy(server)
      expect(travel.arriving(here, there, null)).toEqual({
        minutes: 11,
        distanceMeters: 7_000,
        source: 'osrm',
        rush: 1,
      })
      expect(travel.arriving(there, here, null)).toMatchObject({ minutes: 5, distanceMeters: 6_500 })
      expect(await fetchLegs({ db, server, places: both, now })).toBeNull()
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
  await withRoutingServer(says({ sources_to_targets: rows }), async (url) => {
    const server = serverAt(url, 'valhalla')
    expect(await fetchLegs({ db, server, places: both, now })).toBeNull()
    expect(travelBy(server).arriving(here, there, null)).toMatchObject({
      minutes: 8,
      distanceMeters: 6_100,
      source: 'valhalla',
    })
  })
})

test('a way the server does not know is the estimate, says so, and is not asked for again; the others are kept', async () => {
  let asked = 0
  const answer = tells((from, to) => (from === to ? 0 : from === 0 ? null : 300))
  await withRoutingServer(
    (request, response) => {
      asked += 1
      answer(request, response)
    },
    async (url) => {
      const server = serverAt(url)
      expect(await fetchLegs({ db, server, places: both, now })).toBeNull()
      expect(await fetchLegs({ db, server, places: both, now })).toBeNull()
      expect(travelBy(server).arriving(here, there, null)).toEqual(estimateTravel(here, there))
      expect(travelBy(server).arriving(there, here, null).source).toBe('osrm')
    },
  )
  expect(asked).toBe(1)
})

const square = (cell: unknown) => ({
  code: 'Ok',
  durations: [
    [0, cell],
    [3, 0],
  ],
})

test.each([
  ['another size', { code: 'Ok', durations: [[0, 600]] }, 'the table had another size than was asked for'],
  [
    'rows of different length',
    { code: 'Ok', durations: [[0, 1], [1]] },
    'the table had another size than was asked for',
  ],
  ['less than nothing', square(-5), 'the answer was not a table of travel times'],
  ['words', square('600'), 'the answer was not a table of travel times'],
  ['days on the road', square(1e9), 'a way took longer than a day'],
  [
    'around the world',
    { ...square(600), distances: [[0, 4e7], [3, 0]] }, // prettier-ignore
    'a way was longer than can be driven in a day',
  ],
  [
    'distances of another size',
    { ...square(600), distances: [[0, 1]] },
    'the table had another size than was asked for',
  ],
  ['an error of its own', { code: 'NoTable' }, 'the answer was not a table of travel times'],
  ['nothing at all', null, 'the answer was not a table of travel times'],
])('a server that lies (%s) degrades to the estimate', async (_what, json, fault) => {
  await withRoutingServer(says(json), async (url) => {
    const server = serverAt(url)
    expect(await fetchLegs({ db, server, places: both, now })).toBe(fault)
    expect(travelBy(server).arriving(here, there, null)).toEqual(estimateTravel(here, there))
  })
})

test.each([
  ['a page for people', '<!doctype html><html><body>Welcome</body></html>'],
  ['not a number', '{"code":"Ok","durations":[[0,NaN],[3,0]]}'],
  ['half an answer', '{"code":"Ok","durations":[[0,'],
  ['nothing', ''],
  ['no end', `[${'0,'.repeat(5_000_000)}0]`],
])('a server that answers with %s degrades to the estimate', async (_what, body) => {
  await withRoutingServer(
    (_request, response) => void response.end(body),
    async (url) => {
      const server = serverAt(url)
      expect(await fetchLegs({ db, server, places: both, now })).toBe(
        'the server could not be reached, or its answer not read',
      )
      expect(travelBy(server).arriving(here, there, null)).toEqual(estimateTravel(here, there))
    },
  )
})

test('a server that is silent, fails or is not there degrades to the estimate, and each says what it was', async () => {
  const ask = (server: RoutingServer) => fetchLegs({ db, server, places: both, now })
  await withRoutingServer(
    () => undefined,
    async (url) => expect(await ask(serverAt(url, 'osrm', 150))).toBe('no answer within 150 ms'),
  )
  await withRoutingServer(
    (_request, response) => void response.writeHead(200).write('{"code":'),
    async (url) => expect(await ask(serverAt(url, 'osrm', 150))).toBe('no answer within 150 ms'),
  )
  await withRoutingServer(
    (_request, response) => void response.writeHead(503).end(),
    async (url) => expect(await ask(serverAt(url))).toBe('the server answered 503'),
  )
  expect(await ask(serverAt('http://127.0.0.1:1'))).toBe('the server could not be reached, or its answer not read')
  expect(await ask(serverAt('http://nowhere.invalid'))).toBe('the server could not be reached, or its answer not read')
})

test('whoever stops the planning stops the asking, and what was told before is kept', async () => {
  const stop = new AbortController()
  const places = Array.from({ length: 60 }, (_, index) => ({ latitude: 42 + index / 100, longitude: -71 }))
  const answer = tells((from, to) => 60 + from + to)
  let asked = 0
  await withRoutingServer(
    (request, response) => {
      asked += 1
      if (asked > 1) stop.abort()
      else answer(request, response)
    },
    async (url) => {
      const server = serverAt(url)
      expect(await fetchLegs({ db, server, places, now, signal: stop.signal })).toBe('asking was stopped')
      expect(travelBy(server, places).arriving(places[0]!, places[1]!, null).source).toBe('osrm')
      expect(travelBy(server, places).arriving(places[0]!, places[55]!, null).source).toBe('straight-line-estimate')
    },
  )
  expect(asked).toBe(2)
})

test('no more places are asked for at once than a server takes, and no more in all than are kept', async () => {
  const places = Array.from({ length: 150 }, (_, index) => ({
    latitude: 40 + index / 1_000,
    longitude: -71,
  }))
  let most = 0
  let asked = 0
  const answer = tells((from, to) => 60 + from + to)
  await withRoutingServer(
    (request, response) => {
      asked += 1
      most = Math.max(most, request.url!.split('?')[0]!.split(';').length)
      answer(request, response)
    },
    async (url) => {
      const server = serverAt(url)
      expect(await fetchLegs({ db, server, places, now, most: 120 })).toBe(
        '150 places: only the first 120 were asked for',
      )
      expect(travelBy(server, places).arriving(places[0]!, places.at(-1)!, null).source).toBe('straight-line-estimate')
    },
  )
  expect({ most, asked }).toEqual({ most: 100, asked: 9 })
})

test('what one server told is not taken for what another would, and goes once that one was asked', () => {
  const osrm = serverAt('http://one')
  const told = [{ from: placeNumber(here), to: placeNumber(there), seconds: 600, meters: 5_000 }]
  keepLegs(db, osrm, told, 1)
  expect(keepsLegsOf(db, osrm)).toBe(true)
  expect(keepsLegsOf(db, serverAt('http://two'))).toBe(false)
  expect(keepsLegsOf(db, serverAt('http://one', 'valhalla'))).toBe(false)
  keepLegs(db, serverAt('http://two'), told, 2)
  expect(keepsLegsOf(db, osrm)).toBe(false)
})

test('of more legs than are kept, those that were asked for longest ago go', () => {
  const server = serverAt('http://one')
  const leg = (to: number) => ({ from: 1, to, seconds: 60, meters: 1 })
  keepLegs(db, server, [leg(2), leg(3)], 1)
  keepLegs(db, server, [leg(4)], 2)
  keepLegs(db, server, [leg(2)], 3, 2)
  expect(db.prepare('SELECT to_place FROM travel_legs ORDER BY to_place').pluck().all()).toEqual([2, 4])
})
