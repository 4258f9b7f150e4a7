import { languages, setLanguage, t } from '../../../lib/messages.ts'
import { setPreferences, usePreferences } from '../../../state/preferences.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { Card, Line } from './card.tsx'

/** A language in its own words. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** Language and theme of this window. */
export function WindowCard() {
  const { language, theme } = usePreferences()
  return (
    <Card id="window" title={t('settings.window')} hint={t('settings.windowHint')}>
      <Line name={t('settings.language')} {...(language === 'en' ? {} : { hint: t('settings.languagePart') })}>
        <Segmented
          label={t('settings.language')}
          value={language}
          options={languages.map((value) => ({ value, text: <span lang={value}>{nameOf(value)}</span> }))}
          onChange={(value) => {
            setLanguage(value)
            setPreferences({ language: value })
          }}
        />
      </Line>
      <Line name={t('settings.theme')}>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          options={[
            { value: 'system', text: t('settings.themeSystem') },
            { value: 'light', text: t('settings.themeLight') },
            { value: 'dark', text: t('settings.themeDark') },
          ]}
          onChange={(value) => setPreferences({ theme: value })}
        />
      </Line>
    </Card>
  )
}
