import path from 'node:path'
import { build } from 'vite'
import type { Rollup } from 'vite'

/** Texts of the programs that run in every page before its own scripts. */
export interface PagePrograms {
  /** For the page's own world. */
  readonly page: string
  /** For the preload's world: runs the given preload bundle. */
  preload(bundle: string): string
}

const secret = 'electron-double'

/** Bundles the page side of the double. */
export async function bundlePagePrograms(): Promise<PagePrograms> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.join(import.meta.dirname, 'page', 'preload-world.ts'),
        formats: ['iife'],
        name: 'electronDouble',
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built as Rollup.RollupOutput]
  const code = output!.output[0].code
  // Within a function, so that the page finds no name of ours.
  const inside = (call: string) => `(() => {\n${code}\n;${call}\n})()`
  return {
    page: inside(`electronDouble.startPageWorld(${JSON.stringify(secret)})`),
    preload: (bundle) =>
      inside(
        `electronDouble.startPreloadWorld(${JSON.stringify(secret)}, function (require, module, exports) {\n${bundle}\n})`,
      ),
  }
}
