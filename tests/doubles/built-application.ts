import { ensureBuilt } from '#scripts/build.ts'
import { repositoryRoot } from '#scripts/source-files.ts'

/** The folder of the built application, which Electron would be given; built first when its sources changed. */
export async function builtApplication(): Promise<string> {
  await ensureBuilt()
  return repositoryRoot
}
