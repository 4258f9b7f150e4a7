import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { importResultSchema } from '#shared/actions/import.ts'
import type { WatchState } from '#shared/actions/channels.ts'
import { roleMay } from '#shared/domain/access/permissions.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { prepared } from '../../store/prepared.ts'
import type { BackendContext } from '../context.ts'
import { takeMail } from './take-mail.ts'

/** A folder other programs put e-mails and tables into; what is in there comes into the inbox by itself. */
export interface WatchedFolder {
  state(): WatchState
  /** Starts watching another folder; null stops. */
  watch(folder: string | null): Promise<Result<WatchState, AppError>>
  /** Takes what lies there now. Calls that come while one is at work wait for it. */
  look(): Promise<WatchState>
  close(): Promise<void>
}

type TakenFile = WatchState['files'][number]

/** Milliseconds between two looks. A file is taken once it looks the same in two of them: before, it may still be written. */
const betweenLooksMs = 5_000
const remembered = 50
const folderKey = 'watchedFolder'
/** Where files go: beside the others, so that nothing is ever deleted. */
const [takenFolder, failedFolder] = ['taken', 'not-taken']

/** Imports one table; the backend's own import, handed in so that this module need not know it. */
export type TableImport = (file: string) => Promise<Result<unknown, AppError>>

/** The watched folder of a desk; it starts by itself with the folder that was chosen before. A backend that only reads takes nothing. */
export function createWatchedFolder(context: BackendContext, importTable: TableImport): WatchedFolder {
  const { store } = context
  // A backend that cannot write could only put aside what the desk itself is about to take.
  const mayTake = !context.config.readOnly
  let files: TakenFile[] = []
  let problem: string | null = null
  const sizes = new Map<string, string>()
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()

  const folder = (): string | null =>
    (prepared(store.db, 'SELECT value FROM desk_state WHERE key = ?').pluck().get(folderKey) as string) ?? null
  const state = (): WatchState => ({ folder: folder(), problem, files })

  const remember = (file: TakenFile) => {
    files = [file, ...files].slice(0, remembered)
  }

  const takeOne = async (place: string, name: string) => {
    const full = path.join(place, name)
    const at = context.clock.now()
    const taken = /\.eml$/i.test(name)
      ? await takeLetter(full, name)
      : await importTable(full).then((result) => (result.ok ? ok(importedText(result.value)) : result))
    if (taken.ok) {
      await moveInto(place, takenFolder, name)
      remember({ name, at, ...taken.value })
      return
    }
    const aside = await moveInto(place, failedFolder, name)
    await writeFile(`${aside}.why.txt`, `${taken.error.message}\n`)
    remember({ name, at, outcome: 'failed', detail: taken.error.message, requestId: null })
  }

  const takeLetter = async (full: string, name: string): Promise<Result<Omit<TakenFile, 'name' | 'at'>, AppError>> => {
    const mail = await takeMail(context, { name, bytes: await readFile(full) })
    if (!mail.ok) return mail
    const { what, number, title, requestId } = mail.value
    return ok({ outcome: what, detail: `${number} ${title}`, requestId })
  }

  const lookOnce = async () => {
    const place = folder()
    if (place === null || !mayTake) return
    if (!roleMay(context.person().role, 'takeCalls')) {
      problem =
        'Whoever sits at this desk may not take requests in. Files wait in the folder until somebody does who may.'
      return
    }
    let names: string[]
    try {
      names = (await readdir(place)).filter((name) => /\.(?:eml|csv)$/i.test(name) && !name.startsWith('.'))
      problem = null
    } catch (thrown) {
      problem = `${place} cannot be read: ${(thrown as Error).message}`
      return
    }
    for (const name of names.sort()) {
      const facts = await stat(path.join(place, name)).catch(() => null)
      if (!facts?.isFile()) continue
      const now = `${facts.size} ${facts.mtimeMs}`
      if (sizes.get(name) !== now) {
        sizes.set(name, now)
        continue
      }
      sizes.delete(name)
      try {
        await takeOne(place, name)
      } catch (thrown) {
        remember({
          name,
          at: context.clock.now(),
          outcome: 'failed',
          detail: (thrown as Error).message,
          requestId: null,
        })
      }
    }
  }

  const look = async () => {
    looking = looking.then(lookOnce).catch((thrown: unknown) => {
      context.log.bug('watched folder', thrown)
    })
    await looking
    return state()
  }

  const start = () => {
    if (timer) clearInterval(timer)
    timer = folder() === null || !mayTake ? null : setInterval(() => void look(), betweenLooksMs)
    timer?.unref()
  }
  start()

  return {
    state,
    look,
    async watch(chosen) {
      if (chosen !== null) {
        const full = path.resolve(chosen)
        const facts = await stat(full).catch(() => null)
        if (!facts?.isDirectory()) {
          return err(invalidInput('folder', `${full} is not a folder that can be read. Nothing was changed.`))
        }
        const inside = path.relative(context.config.dataDir, full)
        if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))) {
          return err(invalidInput('folder', 'The folder of the data itself cannot be watched. Choose another one.'))
        }
        prepared(
          store.db,
          'INSERT INTO desk_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        ).run(folderKey, full)
      } else prepared(store.db, 'DELETE FROM desk_state WHERE key = ?').run(folderKey)
      sizes.clear()
      problem = null
      start()
      return ok(await look())
    },
    async close() {
      if (timer) clearInterval(timer)
      timer = null
      await looking
    },
  }
}

function importedText(result: unknown): Omit<TakenFile, 'name' | 'at'> {
  const { files } = importResultSchema.parse(result)
  const main = files.at(-1)
  const detail = main
    ? `${main.rowsAdded} added, ${main.rowsUpdated} updated, ${main.rowsUnchanged} unchanged, ${main.rowsRejected} rejected`
    : ''
  return { outcome: 'imported', detail, requestId: null }
}

/** Moves a file into a folder beside it; one of the same name there is kept, and this one gets a number. */
async function moveInto(place: string, folder: string, name: string): Promise<string> {
  const to = path.join(place, folder)
  await mkdir(to, { recursive: true })
  const { name: base, ext } = path.parse(name)
  for (let at = 1; ; at += 1) {
    const target = path.join(to, at === 1 ? name : `${base} (${at})${ext}`)
    if (await stat(target).catch(() => null)) continue
    await rename(path.join(place, name), target)
    return target
  }
}
