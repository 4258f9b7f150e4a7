import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { jobsList } from '#shared/actions/app.ts'
import type { Job } from '#shared/actions/job.ts'
import type { DesktopBridge } from '#shared/rpc/desktop-bridge.ts'
import type { Reply } from '#shared/rpc/envelope.ts'

/** The bridge as functions that run inside the page see it. */
declare const fieldboard: DesktopBridge

/** Calls the backend from within a page, over the bridge; a refusal fails the test with its message. */
export async function ask<T>(page: Page, kind: string, name: string, args: unknown): Promise<T> {
  const text = await page.evaluate((call) => fieldboard.call(call), JSON.stringify({ kind, name, args }))
  const reply = JSON.parse(text) as Reply
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}

/** Waits for the end of a job, watching it from within a page. */
export async function jobEnded(page: Page, id: string): Promise<Job> {
  const look = async () => (await ask<Job[]>(page, 'action', jobsList.name, {})).find((job) => job.id === id)!
  await expect.poll(async () => (await look()).state, { timeout: 120_000 }).not.toBe('running')
  return look()
}
