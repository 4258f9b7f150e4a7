/** Programs Fieldboard is delivered with, by licence; a test compares the list with package.json. */
export const libraries: readonly {
  readonly licence: string
  readonly names: readonly string[]
  readonly noteKey?: string
}[] = [
  {
    licence: 'MIT',
    names: [
      '@fullcalendar/react',
      '@mantine/core',
      '@mantine/dates',
      '@mantine/hooks',
      '@mantine/spotlight',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'better-sqlite3',
      'write-excel-file',
      'dayjs',
      'electron',
      'electron-updater',
      'iconv-lite',
      'pg',
      'react',
      'react-dom',
      'temporal-polyfill',
      'uqr',
      'ws',
      'zod',
      'zustand',
    ],
  },
  { licence: 'Apache-2.0', names: ['drizzle-orm', 'playwright-core'] },
  { licence: 'BSD-2-Clause', names: ['leaflet'] },
  { licence: 'BSD-3-Clause', names: ['intl-messageformat'] },
  { licence: 'ISC', names: ['supercluster', 'topojson-client', 'us-atlas', 'world-atlas'] },
  { licence: '(ISC AND CC-BY-3.0)', names: ['date-holidays'] },
  { licence: 'MIT-0', names: ['postal-mime'] },
  { licence: 'Unlicense', names: ['wouter'] },
  { licence: 'OFL-1.1', names: ['@fontsource-variable/inter', '@fontsource/inter'], noteKey: 'settings.ofl' },
  { licence: 'Hippocratic-2.1', names: ['react-leaflet'], noteKey: 'settings.hippocratic' },
]
