import { expect, test } from 'vitest'
import type { CliCommand, CliIo } from '#electron/node/cli/command.ts'
import { parseLine } from '#electron/node/cli/parse-line.ts'
import { progressText, terminalProgress } from '#electron/node/cli/progress.ts'
import { cliCommands } from '#electron/node/cli/registry.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'

function terminal() {
  const out: string[] = []
  const errors: string[] = []
  const io: CliIo = {
    print: (line) => void out.push(line),
    printJson: (value) => void out.push(JSON.stringify(value)),
    note: (line) => void errors.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update: () => {}, end: () => {} }),
  }
  return { io, out, errors }
}

const echo: CliCommand = {
  name: 'echo',
  summary: 'Say it again.',
  usage: 'WORD [--times N]',
  options: { times: { type: 'string', value: 'N', help: 'how often' }, loud: { type: 'boolean', help: 'shout' } },
  positionals: [1, 1],
  async run(args, io) {
    if (args.positionals[0] === 'throw') throw new Error('a bug')
    if (args.positionals[0] === 'full') throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    io.print(`${args.positionals[0]} ${args.text('times') ?? '1'} ${args.flag('loud')} ${args.json} ${args.dataDir}`)
    return 0
  },
}
const run = async (...words: string[]) => {
  const { io, out, errors } = terminal()
  return { code: await runCommandLine([echo], words, io), out: out.join('\n'), errors: errors.join('\n') }
}

test('a command gets its words and options', async () => {
  expect(await run('echo', 'hi', '--times', '3', '--loud', '--json', '--data', '/desk')).toMatchObject({
    code: 0,
    out: 'hi 3 true true /desk',
  })
})

test('help goes to standard output and is no failure, everywhere', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, errors: '' })
  const help = await run('echo', '--help')
  expect(help).toMatchObject({ code: 0, errors: '' })
  for (const text of ['Say it again.', '--times N', 'how often', '--data DIR', '--json'])
    expect(help.out).toContain(text)
  for (const command of cliCommands) {
    const { io, out } = terminal()
    expect(await runCommandLine(cliCommands, [command.name, '--help'], io)).toBe(0)
    expect(out[0]).toContain(command.summary)
  }
})

test.each([
  [[], /Usage/],
  [['sing'], /There is no command "sing"/],
  [['echo'], /echo wants more words/],
  [['echo', 'a', 'b'], /"b" is one word too many/],
  [['echo', 'a', '--colour'], /--colour/],
  [['echo', 'a', '--data', ''], /--data must name a folder/],
])('%j is wrong usage: exit code 2', async (words, reason) => {
  const outcome = await run(...words)
  expect(outcome.code).toBe(2)
  expect(outcome.errors + outcome.out).toMatch(reason)
})

test('a full disk is exit code 3, a bug is 70 and says so', async () => {
  const full = await run('echo', 'full', '--json')
  expect(full.code).toBe(3)
  expect(JSON.parse(full.out)).toMatchObject({ error: { kind: 'storage', code: 'full' } })
  const bug = await run('echo', 'throw')
  expect(bug.code).toBe(70)
  expect(bug.errors).toContain('Something went wrong in the program.')
})

test('an option may be given several times where the command says so', () => {
  const command: CliCommand = { ...echo, options: { tag: { type: 'string', multiple: true, help: 'x' } } }
  const parsed = parseLine(command, ['w', '--tag', 'a', '--tag', 'b'])
  expect(parsed.ok && parsed.value?.texts('tag')).toEqual(['a', 'b'])
})

test('the bar shows share and count, and only the count while the total is not known', () => {
  expect(progressText(2_000, 4_000)).toBe('████████████░░░░░░░░░░░░  50% 2,000 of 4,000')
  expect(progressText(4_001, 4_000)).toContain('100%')
  expect(progressText(1_500, null)).toBe('1,500')
})

test('a bar is drawn on a terminal only, and not more often than eyes can follow', () => {
  const written: string[] = []
  let now = 0
  const stream = { isTTY: true, columns: 60, write: (text: string) => written.push(text) > 0 }
  const bar = terminalProgress(stream as never, 'Importing', () => now)
  for (let done = 0; done < 50; done++) {
    now += 10
    bar.update(done, 100)
  }
  bar.end()
  expect(written.length).toBe(6)
  expect(written[0]).toContain('Importing')
  expect(written.every((text) => text.length <= 60 + 5)).toBe(true)
  const silent: string[] = []
  terminalProgress({ isTTY: false, write: (text: string) => silent.push(text) > 0 } as never, 'x').update(1, 2)
  expect(silent).toEqual([])
})
