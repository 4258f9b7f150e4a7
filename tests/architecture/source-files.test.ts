import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readModules } from '#scripts/read-modules.ts'
import { repositoryRoot } from '#scripts/source-files.ts'

const longestFileLines = 400

const modules = readModules()

test('no source file is longer than 400 lines', () => {
  // Lists of data, one declaration a line: splitting them would only hide where an entry is.
  const exempt = new Set([
    'electron/store/schema.ts',
    'electron/store/migrations/0010-initial.ts',
    'electron/backend/demo/catalogue.ts',
    'renderer/ui/icons/drawings.tsx',
  ])
  const long = modules.filter((file) => !exempt.has(file.path) && file.text.split('\n').length > longestFileLines + 1)
  expect(long.map((file) => file.path)).toEqual([])
})

test('no file is named after nothing in particular', () => {
  const vague = /(^|[-/])(utils?|helpers?|common|managers?|misc)(\.|[-/])/
  expect(modules.map((file) => file.path).filter((file) => vague.test(file))).toEqual([])
})

test('files are named in kebab-case', () => {
  const odd = modules.filter((file) => !/^[a-z0-9-]+(\.(test|config|d))?\.tsx?$/.test(path.posix.basename(file.path)))
  expect(odd.map((file) => file.path)).toEqual([])
})

test('nothing is switched off without a reason beside it', () => {
  const bare =
    /eslint-disable(?:-next-line|-line)?(?![^\n]*--\s*\S)|@ts-(?:ignore|nocheck)|@ts-expect-error\s*(?:\*\/)?\s*$/m
  const self = 'tests/architecture/source-files.test.ts'
  expect(modules.filter((file) => file.path !== self && bare.test(file.text)).map((file) => file.path)).toEqual([])
})

test('nothing that is bundled is named as the bundler names its own: the program would not even start', () => {
  const own = /^(?:export )?(?:const|let|var|function|class) (?:require|__filename|__dirname|__cjs_mod__)\b/m
  const bundled = modules.filter((file) => /^(?:electron|shared|optimizer)\//.test(file.path))
  expect(bundled.filter((file) => own.test(file.text)).map((file) => file.path)).toEqual([])
})

test('no file names a place of somebody’s machine', () => {
  const homes = ['/home/', '/Users/', 'C:\\\\Users\\\\', '/root/']
  const place = new RegExp(`(?<![\\w.~-])(?:${homes.map((home) => home.replaceAll('/', '\\/')).join('|')})[a-z]`, 'i')
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: repositoryRoot, encoding: 'utf8' }).split('\0')
  const texts = tracked.filter((file) => /\.(tsx?|m?js|json|ya?ml|md|html|css|sh)$|^\.ci\//.test(file))
  expect(texts.length).toBeGreaterThan(100)
  const named = texts.filter((file) => {
    if (file === 'tests/architecture/source-files.test.ts') return false
    return place.test(readFileSync(path.join(repositoryRoot, file), 'utf8'))
  })
  expect(named).toEqual([])
})
