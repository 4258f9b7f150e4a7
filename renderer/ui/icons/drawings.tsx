import type { ReactNode } from 'react'

/** One drawing: its box and its paths. Shapes of status and priority are 12 units wide, icons 16. */
export interface Drawing {
  readonly box: number
  readonly paths: ReactNode
}

/** Every icon and status shape of the application. A status is never shown by colour alone: each family has its shape. */
export const drawings = {
  'i-assets': {
    box: 16,
    paths: (
      <>
        <path d="M8 1.800 13.500 5v6L8 14.200 2.500 11V5zM2.500 5 8 8.200 13.500 5M8 8.200v6" />
      </>
    ),
  },
  'i-bell': {
    box: 16,
    paths: (
      <>
        <path d="M3 11.500c1-1 1.200-2 1.200-4a3.800 3.800 0 0 1 7.600 0c0 2 .2 3 1.200 4zM6.500 13.500c.8.700 2.200.700 3 0" />
      </>
    ),
  },
  'i-board': {
    box: 16,
    paths: (
      <>
        <path d="M2 3.500h6M5 6.500h7M3 9.500h5M8 12.500h6" />
      </>
    ),
  },
  'i-bundle': {
    box: 16,
    paths: (
      <>
        <path d="M2.500 6h11v7.500h-11zM8 6v7.500M8 6C7.500 3.500 6.500 2.500 5.300 2.500c-1.500 0-1.800 2.200 0 2.800C6 5.600 7 5.800 8 6c1-.2 2-.4 2.700-.7 1.800-.6 1.500-2.800 0-2.800C9.500 2.500 8.500 3.500 8 6" />
      </>
    ),
  },
  'i-clip': {
    box: 16,
    paths: (
      <>
        <path d="m12.500 7-5 5a2.800 2.800 0 0 1-4-4l5.500-5.500a1.900 1.900 0 0 1 2.700 2.700L6.400 10.500a.9.900 0 0 1-1.300-1.300L10 4.300" />
      </>
    ),
  },
  'i-twin': {
    box: 16,
    paths: (
      <>
        <path d="M6 2.500h7.500V10H6zM10 10v3.500H2.500V6H6" />
      </>
    ),
  },
  'i-file': {
    box: 16,
    paths: (
      <>
        <path d="M4 2h5l3.500 3.500V14h-8.500zM9 2v3.500h3.500" />
      </>
    ),
  },
  'i-download': {
    box: 16,
    paths: (
      <>
        <path d="M8 2.500v7.500M4.800 7 8 10.200 11.200 7M3 13.500h10" />
      </>
    ),
  },
  'i-trash': {
    box: 16,
    paths: (
      <>
        <path d="M3 4.500h10M6.500 4.500v-2h3v2M4.500 4.500l.6 9h5.800l.6-9M6.800 7v4M9.200 7v4" />
      </>
    ),
  },
  'i-camera': {
    box: 16,
    paths: (
      <>
        <path d="M2 5h3l1-1.500h4L11 5h3v8H2zM8 11.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400" />
      </>
    ),
  },
  'i-pen': {
    box: 16,
    paths: (
      <>
        <path d="m3 13 .8-3.200 7-7 2.400 2.400-7 7zM9.500 4.100l2.400 2.400" />
      </>
    ),
  },
  'i-check': {
    box: 16,
    paths: (
      <>
        <path d="m3.500 8.500 3 3 6-7" />
      </>
    ),
  },
  'i-cust': {
    box: 16,
    paths: (
      <>
        <path d="M2.500 14V4.500l5.500-2.500v12M8 6.500h5.500V14M1.500 14h13M5 6v.01M5 9v.01M5 11.500v.01M10.800 9v.01M10.800 11.500v.01" />
      </>
    ),
  },
  'i-up': {
    box: 16,
    paths: (
      <>
        <path d="M3.500 10 8 5.500 12.500 10" />
      </>
    ),
  },
  'i-down': {
    box: 16,
    paths: (
      <>
        <path d="M3.500 6 8 10.500 12.500 6" />
      </>
    ),
  },
  'i-filter': {
    box: 16,
    paths: (
      <>
        <path d="M2 3.500h12L9.500 8.500V13l-3-1.500v-3z" />
      </>
    ),
  },
  'i-lasso': {
    box: 16,
    paths: (
      <>
        <path d="M4.500 10.500C2.500 9.500 1.800 8 2.200 6.500 3 4 6 2.500 9 3s5 2.500 4.700 4.800-3 4-6.200 3.700M4.500 10.500a1.500 1.500 0 1 1 2 1.500c-.5 1-1.500 1.500-2.500 1.500" />
      </>
    ),
  },
  'i-layers': {
    box: 16,
    paths: (
      <>
        <path d="m8 2 6 3-6 3-6-3zM2.500 8.200 8 11l5.500-2.800M2.500 11 8 13.800 13.500 11" />
      </>
    ),
  },
  'i-fit': {
    box: 16,
    paths: (
      <>
        <path d="M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10M6.500 8h3M8 6.500v3" />
      </>
    ),
  },
  'i-left': {
    box: 16,
    paths: (
      <>
        <path d="M10 3.500 5.500 8l4.500 4.500" />
      </>
    ),
  },
  'i-maint': {
    box: 16,
    paths: (
      <>
        <path d="M13.500 8A5.500 5.500 0 1 1 11.600 3.900M13.500 2v3h-3M8 5v3l2 1.500" />
      </>
    ),
  },
  'i-map': {
    box: 16,
    paths: (
      <>
        <path d="M2 4l4-1.500 4 1.500 4-1.500V12l-4 1.500L6 12l-4 1.500zM6 2.500V12M10 4v9.500" />
      </>
    ),
  },
  'i-minus': {
    box: 16,
    paths: (
      <>
        <path d="M3 8h10" />
      </>
    ),
  },
  'i-link': {
    box: 16,
    paths: (
      <>
        <path d="M6.500 9.500 9.500 6.500" />
        <path d="m7.500 4.500 1-1a2.800 2.800 0 0 1 4 4l-1 1M8.500 11.500l-1 1a2.800 2.800 0 0 1-4-4l1-1" />
      </>
    ),
  },
  'i-more': {
    box: 16,
    paths: (
      <>
        <path d="M3.500 8v.01M8 8v.01M12.500 8v.01" strokeWidth="2.200" />
      </>
    ),
  },
  'i-orders': {
    box: 16,
    paths: (
      <>
        <path d="M3 2h10v12H3zM5.500 5.500h5M5.500 8h5M5.500 10.500h3" />
      </>
    ),
  },
  'i-parts': {
    box: 16,
    paths: (
      <>
        <circle cx="8" cy="8" r="2" />
        <path d="M8 1.800l1 2.200 2.400-.6.600 2.400 2.200 1-1.200 1.200 1.200 2.200-2.200 1-.6 2.400-2.400-.6-1 1.200-1-1.200-2.400.6-.6-2.400-2.200-1L3 8 1.800 6.800l2.200-1 .6-2.400 2.400.6z" />
      </>
    ),
  },
  'i-pause': {
    box: 16,
    paths: (
      <>
        <path d="M5.500 3.500v9M10.500 3.500v9" />
      </>
    ),
  },
  'i-people': {
    box: 16,
    paths: (
      <>
        <circle cx="6" cy="5.500" r="2.500" />
        <path d="M1.500 13.500c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M10.500 3.300a2.500 2.500 0 0 1 0 4.400M12 9.900c1.600.6 2.500 1.900 2.500 3.600" />
      </>
    ),
  },
  'i-phone': {
    box: 16,
    paths: (
      <>
        <path d="M5.500 2.500h-2A1 1 0 0 0 2.500 3.600c.4 5.200 4.700 9.500 9.900 9.900a1 1 0 0 0 1.100-1v-2l-2.800-1-1.300 1.300a8 8 0 0 1-3.200-3.200L7.500 6z" />
      </>
    ),
  },
  'i-plan': {
    box: 16,
    paths: (
      <>
        <path d="M2 4h6M2 8h3M2 12h6M8 8h6M11.500 5.500 14 8l-2.500 2.500" />
      </>
    ),
  },
  'i-play': {
    box: 16,
    paths: (
      <>
        <path d="M5 3v10l8-5z" />
      </>
    ),
  },
  'i-plus': {
    box: 16,
    paths: (
      <>
        <path d="M8 3v10M3 8h10" />
      </>
    ),
  },
  'i-print': {
    box: 16,
    paths: (
      <>
        <path d="M4.500 6V2h7v4M4.500 11H2V6h12v5h-2.500M4.500 9h7v5h-7z" />
      </>
    ),
  },
  'i-redo': {
    box: 16,
    paths: (
      <>
        <path d="M13 6.500H6.500a3.500 3.500 0 0 0 0 7H10M13 6.500l-3-3M13 6.500l-3 3" />
      </>
    ),
  },
  'i-reports': {
    box: 16,
    paths: (
      <>
        <path d="M2 14h12M4 11V8M8 11V3.500M12 11V6" />
      </>
    ),
  },
  'i-requests': {
    box: 16,
    paths: (
      <>
        <path d="M2 9.500 4 3h8l2 6.500V13H2zM2 9.500h3.500l1 1.500h3l1-1.500H14" />
      </>
    ),
  },
  'i-right': {
    box: 16,
    paths: (
      <>
        <path d="M6 3.500 10.500 8 6 12.500" />
      </>
    ),
  },
  'i-search': {
    box: 16,
    paths: (
      <>
        <circle cx="7" cy="7" r="4.500" />
        <path d="m10.500 10.500 3.500 3.500" />
      </>
    ),
  },
  'i-settings': {
    box: 16,
    paths: (
      <>
        <path d="M2 4.500h6M12 4.500h2M2 11.500h2M8 11.500h6" />
        <circle cx="10" cy="4.500" r="1.800" />
        <circle cx="6" cy="11.500" r="1.800" />
      </>
    ),
  },
  'i-today': {
    box: 16,
    paths: (
      <>
        <circle cx="8" cy="8" r="3" />
        <path d="M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1" />
      </>
    ),
  },
  'i-undo': {
    box: 16,
    paths: (
      <>
        <path d="M3 6.500h6.500a3.500 3.500 0 0 1 0 7H6M3 6.500l3-3M3 6.500l3 3" />
      </>
    ),
  },
  'i-window': {
    box: 16,
    paths: (
      <>
        <path d="M6 4H2.500v9.500H12V10M8.500 2.500h5v5M13.500 2.500 8 8" />
      </>
    ),
  },
  'i-x': {
    box: 16,
    paths: (
      <>
        <path d="m4 4 8 8m0-8-8 8" />
      </>
    ),
  },
  'p-emerg': {
    box: 12,
    paths: (
      <>
        <path
          d="m2 6 4-4 4 4M2 10.500l4-4 4 4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.900"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  'p-high': {
    box: 12,
    paths: (
      <>
        <path
          d="m2 8 4-4 4 4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.900"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  'p-low': {
    box: 12,
    paths: (
      <>
        <path
          d="m2 4 4 4 4-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.900"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  'p-norm': {
    box: 12,
    paths: (
      <>
        <path d="M2.500 6h7" fill="none" stroke="currentColor" strokeWidth="1.900" strokeLinecap="round" />
      </>
    ),
  },
  's-disp': {
    box: 12,
    paths: (
      <>
        <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <circle cx="6" cy="6" r="1.9" />
      </>
    ),
  },
  's-done': {
    box: 12,
    paths: (
      <>
        <path
          d="m2 6.4 2.8 2.8L10.2 3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  's-good': {
    box: 12,
    paths: (
      <>
        <circle cx="6" cy="6" r="5" />
      </>
    ),
  },
  's-half': {
    box: 12,
    paths: (
      <>
        <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" />
      </>
    ),
  },
  's-hold': {
    box: 12,
    paths: (
      <>
        <path d="M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z" />
      </>
    ),
  },
  's-miss': {
    box: 12,
    paths: (
      <>
        <path
          fillRule="evenodd"
          d="M3.6.5h4.8l3.1 3.1v4.8l-3.1 3.1H3.6L.5 8.4V3.6zM4.3 3.4l-.9.9L5.1 6 3.4 7.7l.9.9L6 6.9l1.7 1.7.9-.9L6.9 6l1.7-1.7-.9-.9L6 5.1z"
        />
      </>
    ),
  },
  's-closed': {
    box: 12,
    paths: (
      <>
        <rect x="1.6" y="1.6" width="8.8" height="8.8" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path
          d="m3.6 6.2 1.7 1.7 3.2-3.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  's-no': {
    box: 12,
    paths: (
      <>
        <path d="m2.5 2.5 7 7m0-7-7 7" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </>
    ),
  },
  's-open': {
    box: 12,
    paths: (
      <>
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.5" />
      </>
    ),
  },
  's-pin': {
    box: 12,
    paths: (
      <>
        <path d="M4 1h4v3.600l1.600 2.200v1H6.600V11.500h-1.200V7.800H2.400v-1L4 4.600z" />
      </>
    ),
  },
  's-risk': {
    box: 12,
    paths: (
      <>
        <path
          fillRule="evenodd"
          d="M6 .6 11.8 11H.2zM5.4 4.2h1.2l-.15 3.4h-.9zM6 8.3a.75.75 0 1 1 0 1.5.75.75 0 0 1 0-1.5z"
        />
      </>
    ),
  },
  's-route': {
    box: 12,
    paths: (
      <>
        <path d="M2.5 1.5 11 6l-8.5 4.5z" />
      </>
    ),
  },
  's-sched': {
    box: 12,
    paths: (
      <>
        <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
  's-site': {
    box: 12,
    paths: (
      <>
        <path d="M6 .6 11.4 6 6 11.4.6 6z" />
      </>
    ),
  },
  's-star': {
    box: 12,
    paths: (
      <>
        <path d="m6 .5 1.6 3.6 3.9.4-2.9 2.6.8 3.9L6 9 2.600 11l.8-3.900L.5 4.500l3.900-.4z" />
      </>
    ),
  },
  's-warn': {
    box: 12,
    paths: (
      <>
        <path d="M6 1.8 11 10.4H1z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      </>
    ),
  },
} as const satisfies Record<string, Drawing>

export type DrawingName = keyof typeof drawings
