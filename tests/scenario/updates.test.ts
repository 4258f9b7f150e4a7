import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUpdateFlow } from '#electron/shell/updates/update-flow.ts'
import { updateSource } from '#electron/shell/updates/update-source.ts'
import type { UpdateFailure, UpdateState } from '#electron/shell/updates/update-state.ts'
import { plainNodeUpdater } from '#tests/doubles/plain-node-updater.ts'
import { startUpdateServer } from '#tests/doubles/update-server.ts'

const installer = Buffer.from('a newer Fieldboard')

let folder = ''
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-updates-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A desk at version 1.0.0 that looks for updates at the address; says yes unless told otherwise. */
function desk(address: string, { agrees = true } = {}) {
  const { updater, installed, quit } = plainNodeUpdater('1.0.0', folder)
  const said: ('current' | 'working' | UpdateFailure)[] = []
  const asked: string[] = []
  const printing = { now: false }
  const flow = createUpdateFlow({
    source: updateSource(updater, address),
    isPrinting: () => printing.now,
    async ask(version) {
      asked.push(version)
      return agrees
    },
    sayCurrent: () => said.push('current'),
    sayWorking: () => said.push('working'),
    sayFailed: (failure) => said.push(failure),
  })
  const reaches = (kind: UpdateState['kind']) =>
    vi.waitFor(() => expect(flow.state().kind).toBe(kind), { timeout: 20_000, interval: 20 })
  const end = () => {
    flow.quitting()
    quit()
  }
  return { flow, said, asked, printing, installed, reaches, end, crash: () => quit(1) }
}

describe('updates from a file server, by electron-updater under plain Node', () => {
  test('a newer version is downloaded, verified, asked about, and installed when the application ends', async () => {
    await using server = await startUpdateServer('1.1.0', installer)
    const { flow, asked, installed, reaches, end } = desk(server.address)
    flow.check(false)
    await reaches('agreed')
    expect(asked).toEqual(['1.1.0'])
    expect(installed).toEqual([])
    end()
    expect(installed).toHaveLength(1)
    expect(readFileSync(installed[0]!)).toEqual(installer)
  })

  test('"not now" installs nothing, and neither does a crash', async () => {
    await using server = await startUpdateServer('1.1.0', installer)
    const unwilling = desk(server.address, { agrees: false })
    unwilling.flow.check(false)
    await unwilling.reaches('declined')
    unwilling.end()
    expect(unwilling.installed).toEqual([])

    const crashing = desk(server.address)
    crashing.flow.check(false)
    await crashing.reaches('agreed')
    crashing.flow.quitting()
    crashing.crash()
    expect(crashing.installed).toEqual([])
  })

  test('a download that is not what was published is thrown away with a clear word', async () => {
    await using server = await startUpdateServer('1.1.0', Buffer.from('A NEWER FIELDBOARD'), installer)
    const { flow, said, asked, installed, reaches, end } = desk(server.address)
    flow.check(false)
    await vi.waitFor(() => expect(said).toEqual([{ kind: 'checksum' }]), { timeout: 20_000 })
    await reaches('idle')
    end()
    expect(asked).toEqual([])
    expect(installed).toEqual([])
    const left = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : []
    expect(left.filter((name) => name.endsWith('.exe'))).toEqual([])
  })

  test('the same version is nothing new: said only to a person who asked', async () => {
    await using server = await startUpdateServer('1.0.0', installer)
    const { flow, said, reaches } = desk(server.address)
    flow.check(false)
    await reaches('idle')
    expect(said).toEqual([])
    flow.check(true)
    await vi.waitFor(() => expect(said).toEqual(['current']))
    expect(server.requests.filter((request) => request.endsWith('.exe'))).toEqual([])
  })

  test('a server that is away, or without updates, is told only to a person who asked', async () => {
    let address
    {
      await using server = await startUpdateServer('1.1.0', installer)
      address = server.address
      const lost = desk(`${address}/elsewhere`)
      lost.flow.check(true)
      await vi.waitFor(() => expect(lost.said).toMatchObject([{ kind: 'unusable' }]))
    }
    const { flow, said, reaches } = desk(address)
    flow.check(false)
    await reaches('idle')
    expect(said).toEqual([])
    flow.check(true)
    await vi.waitFor(() => expect(said).toEqual([{ kind: 'unreachable' }]), { timeout: 20_000 })
  })

  test('while packets are printed nothing is asked and nothing installed', async () => {
    await using server = await startUpdateServer('1.1.0', installer)
    const { flow, asked, printing, installed, reaches, end } = desk(server.address)
    printing.now = true
    flow.check(false)
    await reaches('waiting')
    flow.jobsChanged()
    expect(asked).toEqual([])
    printing.now = false
    flow.jobsChanged()
    await reaches('agreed')
    printing.now = true
    end()
    expect(installed).toEqual([])
  })
})
