import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { staticHeaders } from '../static/static-files.ts'

/** Sends one file of the built renderer. */
export function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, staticHeaders(file))
  createReadStream(file).pipe(response)
}
