import { app, dialog } from 'electron'
import { text } from './texts.ts'

const oldest = [22, 18] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// The rest is loaded only after this check: the database library ends an older runtime without a word.
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  dialog.showErrorBox(
    text('start.failedTitle'),
    text('start.oldRuntime', { wanted: oldest.join('.'), found: process.versions.node }),
  )
  app.exit(1)
} else {
  const { runDesktopApp } = await import('./desktop-app.ts')
  runDesktopApp()
}
