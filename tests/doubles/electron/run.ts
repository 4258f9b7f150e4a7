#!/usr/bin/env node
/**
 * Plays the Electron program: `run.ts <application folder> [options]` runs its built main program with the double in
 * place of the `electron` module. Never outlives the test that started it.
 */
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import type { Order } from './control.ts'

const electronModule = new URL('./electron-module.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronModule, shortCircuit: true }
      : next(specifier, context),
})

const folder = path.resolve(process.argv[2] ?? '.')
// Unpacked, Electron's command line is program, application folder, options; this file is not part of it.
process.argv = [process.execPath, folder, ...process.argv.slice(3)]

const { app } = await import('./app.ts')
const { report } = await import('./control.ts')
const { queueDialogAnswer } = await import('./dialog.ts')
const { chooseByKey, clickMenuItem } = await import('./menu.ts')
const { hearUnhandledKeys } = await import('./preload-wire.ts')

app.configure(folder)
hearUnhandledKeys(chooseByKey)
process.on('disconnect', () => app.exit(1))
process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
process.on('message', (order: Order) => {
  try {
    if (order.type === 'answer-dialog') queueDialogAnswer(order.answer)
    else if (order.type === 'click-menu') clickMenuItem(order.id)
    else app.quit()
  } catch (thrown) {
    report({ type: 'order-failed', message: String(thrown) })
  }
})

const { main } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { main: string }
await import(pathToFileURL(path.join(folder, main)).href)
await app.becomeReady()
