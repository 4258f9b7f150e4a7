import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** File in the data folder that names the update server of this computer. */
export const updateSettingsFile = 'updates.json'

const settingsSchema = z.object({
  address: z.string().refine(isSafeAddress, 'must be an https:// address (plain http only on this computer)'),
})

/**
 * The address updates come from, or null when nobody named one: then nothing is ever asked. It is a file of this
 * computer and not an office setting, because whoever can change it decides which program runs here.
 */
export function readUpdateAddress(dataDir: string): Result<string | null, AppError> {
  let text
  try {
    text = readFileSync(path.join(dataDir, updateSettingsFile), 'utf8')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return ok(null)
    return err(invalidInput(updateSettingsFile, (thrown as Error).message))
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err(invalidInput(updateSettingsFile, 'it is not JSON'))
  }
  const parsed = settingsSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data.address)
  const [issue] = parsed.error.issues
  return err(invalidInput(updateSettingsFile, `"address" ${issue?.message ?? 'is missing'}`))
}

/** An update is a program: it must come over a connection nobody else can write into. */
function isSafeAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url?.protocol === 'https:') return true
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
