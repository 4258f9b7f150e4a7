import { examineContents } from '../attachments/orphans.ts'
import type { BackendContext } from '../context.ts'
import type { Finding } from './finding.ts'

const exampleCount = 5

/** What is wrong with the contents of attachments: gone, changed on the disk, or no longer referred to. */
export async function contentFindings(context: BackendContext): Promise<Finding[]> {
  const { missing, damaged, orphans } = await examineContents(context)
  const megabytes = orphans.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1_000_000
  const all: Finding[] = [
    {
      check: 'files-missing',
      severity: 'warns',
      count: missing.length,
      message: `The contents of ${counted(missing.length, 'attached file')} are not in the folder "files". Restore them from a backup, or add the files again.`,
      examples: missing.slice(0, exampleCount),
    },
    {
      check: 'files-damaged',
      severity: 'warns',
      count: damaged.length,
      message: `The contents of ${counted(damaged.length, 'attached file')} changed on the disk after they were added and are not shown. Restore them from a backup, or add the files again.`,
      examples: damaged.slice(0, exampleCount),
    },
    {
      check: 'files-orphaned',
      severity: 'info',
      count: orphans.length,
      message: `${counted(orphans.length, 'content')} in the folder "files" (${megabytes.toFixed(1)} MB) belong to no record any more. Undo may still need them; "check --sweep" removes those older than 30 days.`,
      examples: orphans.slice(0, exampleCount).map(({ sha256 }) => sha256.slice(0, 12)),
    },
  ]
  return all.filter(({ count }) => count > 0)
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}
