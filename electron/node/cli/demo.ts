import { ok } from '#shared/kernel/result.ts'
import { exitCodes } from '../exit-codes.ts'
import { loadDemoOnce } from '../../backend/demo/prepare-demo.ts'
import type { CliCommand } from './command.ts'
import { useBackend } from './use-backend.ts'

/** Fills an empty data folder with the demo city. */
export const demoCommand: CliCommand = {
  name: 'demo',
  summary: 'Fill an empty data folder with the demo city.',
  usage: '--data DIR',
  options: {},
  positionals: [0, 0],
  run: (args, io) =>
    useBackend(args, io, { access: 'write' }, async (backend) => {
      const outcome = loadDemoOnce(backend)
      if (!outcome.ok) return outcome
      if (args.json) io.printJson({ loaded: outcome.value.loaded, dataDir: args.dataDir })
      else io.print(`${outcome.value.loaded ? 'The demo city is' : 'The demo city was already'} in ${args.dataDir}.`)
      return ok(exitCodes.ok)
    }),
}
