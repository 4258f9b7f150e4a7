import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A file server as electron-builder's "generic" provider expects one, with one version on it. */
export interface UpdateServer extends AsyncDisposable {
  readonly address: string
  /** Paths asked for, oldest first. */
  readonly requests: readonly string[]
}

/** Serves `version` with the given installer; `published` is what its description says the installer is. */
export async function startUpdateServer(
  version: string,
  installer: Buffer,
  published = installer,
): Promise<UpdateServer> {
  const requests: string[] = []
  const name = `fieldboard-${version}.exe`
  const sha512 = createHash('sha512').update(published).digest('base64')
  const description = [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${installer.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-03-02T08:00:00.000Z'`,
  ].join('\n')
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    requests.push(pathname)
    if (/^\/latest.*\.yml$/.test(pathname)) response.end(description)
    else if (pathname === `/${name}`) response.end(installer)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
