import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startHttpHost } from '#electron/node/http-host.ts'
import { httpTransport } from '#renderer/api/http-transport.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { appInfo } from '#shared/queries/app.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Push } from '#shared/rpc/envelope.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import type { Transport } from '#shared/rpc/transport.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

interface OpenTransport {
  readonly transport: Transport
  close(): Promise<void>
}

const transports: readonly [name: string, open: (desk: TestBackend) => Promise<OpenTransport>][] = [
  ['memory', async (desk) => ({ transport: memoryTransport(desk.backend), close: async () => {} })],
  [
    'HTTP with a WebSocket',
    async (desk) => {
      const { call, onPush } = desk.backend
      const host = await startHttpHost({ port: 0, rendererDir: desk.dataDir, call, onPush })
      const transport = httpTransport(`http://127.0.0.1:${host.port}`, host.token)
      return { transport, close: () => host.close() }
    },
  ],
]

/** The behaviour every transport owes the renderer. */
describe.each(transports)('the door over %s', (_name, open) => {
  let desk: TestBackend
  let door: OpenTransport

  beforeEach(async () => {
    desk = openTestBackend()
    door = await open(desk)
  })
  afterEach(async () => {
    await door.close()
    await desk.close()
  })

  const connected = () =>
    new Promise<void>((resolve) => {
      door.transport.onConnection((now) => now && resolve())
    })

  test('answers queries, commands and actions with values', async () => {
    const client = createClient(door.transport)
    const receipt = expectOk(await client.command(settingsSet, { name: 'officeZone', value: 'Europe/Lisbon' }))
    expect(receipt).toMatchObject({ seq: 1, summary: { key: 'history.settingSet' } })
    expect(expectOk(await client.query(appInfo, {})).officeZone).toBe('Europe/Lisbon')
    expect(expectOk(await client.action(historyUndo, {})).seq).toBe(2)
  })

  test('carries any text as it is', async () => {
    const client = createClient(door.transport)
    const value = 'Größe 東京 🛠  \u2028 "quoted" \\ line\nbreak \u0000 end'
    expectOk(await client.command(settingsSet, { name: 'organisationName', value }))
    expect(expectOk(await client.query(appInfo, {})).organisationName).toBe(value)
  })

  test('hands a refusal over as a value, never as an exception', async () => {
    const client = createClient(door.transport)
    expect(expectError(await client.action(historyUndo, {}))).toMatchObject({ kind: 'unavailable' })
    expect(expectError(await client.command(settingsSet, { name: '', value: 1 })).kind).toBe('invalid-input')
    const unknown = await door.transport.call({ kind: 'query', name: 'no.such', args: {} })
    expect(unknown).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    const nonsense = await door.transport.call({ kind: 'spell' as 'query', name: 'x', args: {} })
    expect(nonsense).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
  })

  test('pushes what changed, in order, until the listener goes', async () => {
    await connected()
    const heard: Push[] = []
    const three = Promise.withResolvers<void>()
    const stop = door.transport.onPush((push) => {
      heard.push(push)
      if (heard.length === 3) three.resolve()
    })
    const client = createClient(door.transport)
    for (const name of ['a', 'b', 'c']) expectOk(await client.command(settingsSet, { name, value: 1 }))
    await three.promise
    stop()
    expectOk(await client.command(settingsSet, { name: 'd', value: 1 }))
    expect(heard).toEqual(
      ['a', 'b', 'c'].map((name, i) => ({ type: 'changes', seq: i + 1, entities: { settings: [name] } })),
    )
  })

  test('answers many calls at once, each with its own answer', async () => {
    const client = createClient(door.transport)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, value) => client.command(settingsSet, { name: `s${value}`, value })),
    )
    // Writes arrive in the order they were made, whichever connection carries them.
    expect(answers.map((answer) => expectOk(answer).seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    for (let value = 0; value < 40; value++) {
      expect(desk.backend.context.store.records.get('settings', `s${value}`)?.value).toBe(value)
    }
  })

  test('takes back what was changed last even when Undo is sent before the change has been answered', async () => {
    const client = createClient(door.transport)
    const set = (value: number) => client.command(settingsSet, { name: 'order', value })
    const replies = [set(1), set(2), client.action(historyUndo, {})]
    for (const reply of await Promise.all(replies)) expectOk(reply)
    expect(desk.backend.context.store.records.get('settings', 'order')?.value).toBe(1)
  })

  test('says whether the backend can be reached', async () => {
    await connected()
  })
})

test('over HTTP a backend that is gone is a refusal, and coming back is heard', async () => {
  await using desk = openTestBackend()
  const { call, onPush } = desk.backend
  const first = await startHttpHost({ port: 0, rendererDir: desk.dataDir, call, onPush })
  const transport = httpTransport(`http://127.0.0.1:${first.port}`, first.token)
  const states: boolean[] = []
  const gone = Promise.withResolvers<void>()
  const up = Promise.withResolvers<void>()
  transport.onConnection((now) => {
    states.push(now)
    if (now) up.resolve()
    else if (states.includes(true)) gone.resolve()
  })
  await up.promise
  await first.close()
  await gone.promise
  const reply = await transport.call({ kind: 'query', name: 'app.info', args: {} })
  expect(reply).toMatchObject({ ok: false, error: { kind: 'unavailable', code: 'disconnected' } })
  expect(states).toEqual([false, true, false])
})
