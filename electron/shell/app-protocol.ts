import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { resolveStatic, staticHeaders } from '../static/static-files.ts'
import { appOrigin, appScheme } from './origin.ts'

/** Makes `app://` a scheme like https. Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers `app://fieldboard/…` with files of one folder and nothing else. */
export function serveRenderer(rendererDir: string): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    if (`${appScheme}://${host}` !== appOrigin || request.method !== 'GET') return refusal(403)
    const file = resolveStatic(rendererDir, pathname)
    if (!file) return refusal(404)
    return new Response(await readFile(file), { headers: staticHeaders(file) })
  })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } })
}
