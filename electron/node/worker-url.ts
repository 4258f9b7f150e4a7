import type { HostPorts } from '../backend/host.ts'

/** Where a worker program is when the sources run as they are: `electron/jobs/<name>-worker.ts`. */
export const workerUrl: HostPorts['workerUrl'] = (name) => new URL(`../jobs/${name}-worker.ts`, import.meta.url)
