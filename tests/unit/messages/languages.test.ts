import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { libraries } from '#renderer/features/settings/libraries.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

const folder = path.join(repositoryRoot, 'resources', 'messages')

function catalog(language: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const file of readdirSync(path.join(folder, language))) {
    const parsed = JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(parsed)) texts.set(`${path.basename(file, '.json')}.${key}`, text)
  }
  return texts
}

/** Names a text fills in, at any depth of its plurals and selects. */
function argumentNames(text: string): string[] {
  const names = new Set<string>()
  const visit = (elements: readonly unknown[]) => {
    for (const element of elements as {
      type: number
      value: string
      options?: Record<string, { value: unknown[] }>
    }[]) {
      // Types 1 to 6 are arguments; 0 is text, 7 the number sign of a plural.
      if (element.type >= 1 && element.type <= 6) names.add(element.value)
      for (const option of Object.values(element.options ?? {})) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

test('every text of every language is well formed', () => {
  const languages = readdirSync(folder)
  expect(languages).toContain('en')
  expect(languages.length).toBeGreaterThan(1)
  for (const language of languages) {
    const texts = catalog(language)
    expect(texts.size).toBeGreaterThan(100)
    for (const [key, text] of texts) expect(() => argumentNames(text), `${language} ${key}: ${text}`).not.toThrow()
  }
})

test('a translation translates a text there is, and fills in nothing else', () => {
  const english = catalog('en')
  for (const language of readdirSync(folder).filter((one) => one !== 'en')) {
    for (const [key, text] of catalog(language)) {
      expect(english.has(key), `${language} has ${key}, English does not`).toBe(true)
      const known = argumentNames(english.get(key)!)
      for (const name of argumentNames(text)) expect(known, `${language} ${key}`).toContain(name)
    }
  }
})

test('the licences in Settings name every program that is delivered', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const named = libraries.flatMap(({ names }) => names)
  expect([...named].sort()).toEqual([...Object.keys(dependencies), 'electron'].sort())
  for (const { licence, names } of libraries) {
    for (const name of names) {
      const manifest = path.join(repositoryRoot, 'node_modules', name, 'package.json')
      expect((JSON.parse(readFileSync(manifest, 'utf8')) as { license: string }).license, name).toBe(licence)
    }
  }
})
