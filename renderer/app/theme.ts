import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'

/**
 * What opens above the page comes and goes at once. A dialog that fades out is no longer there for the person or a screen
 * reader, yet its overlay would swallow the next press. That it appears softly is a matter of `ui/base.css`.
 */
const atOnce = { duration: 0 }

/** Mantine speaks our tokens: its controls look like the rest in both themes. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  defaultRadius: 5,
  primaryColor: 'blue',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: { centered: true, transitionProps: atOnce, overlayProps: { backgroundOpacity: 0.35 } },
    },
    Spotlight: { defaultProps: { transitionProps: atOnce } },
    Popover: { defaultProps: { transitionProps: atOnce } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Select: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
  },
})

/** The same for both schemes, because the tokens already differ by theme. */
const variables = {
  '--mantine-color-body': 'var(--surface-1)',
  '--mantine-color-text': 'var(--text-1)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--risk)',
  '--mantine-color-default': 'var(--surface-1)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--text-1)',
  '--mantine-color-default-border': 'var(--border-control)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-blue-filled': 'var(--accent)',
  '--mantine-color-blue-filled-hover': 'var(--accent)',
  '--mantine-color-blue-light': 'var(--accent-weak)',
  '--mantine-color-blue-light-color': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-shadow-md': '0 4px 16px rgb(0 0 0 / 14%)',
}

export const mantineVariables: CSSVariablesResolver = () => ({
  variables: {},
  // Fields take Mantine's own greys for their ground and border; theirs are the tokens'.
  light: { ...variables, '--mantine-color-gray-4': 'var(--border-control)' },
  dark: {
    ...variables,
    '--mantine-color-dark-6': 'var(--surface-1)',
    '--mantine-color-dark-4': 'var(--border-control)',
  },
})
