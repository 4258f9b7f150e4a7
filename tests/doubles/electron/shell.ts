import type * as Electron from 'electron'
import { report } from './control.ts'
import { strict } from './strict.ts'

const implemented = {
  openExternal: async (url: string) => report({ type: 'open-external', url }),
  openPath: async (path: string) => {
    report({ type: 'open-path', path })
    return ''
  },
} satisfies Partial<Electron.Shell>

/** The `shell` of Electron: tells the test instead of the desktop. */
export const shell = strict('shell', implemented)
