import './settings.css'
import { Suspense } from 'react'
import { t } from '../../lib/messages.ts'
import { showSettingsSection, useSettingsSection } from '../../state/settings-section.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { GeneralPage } from './general-page.tsx'
import { sectionGroups, settingsSections } from './sections.ts'

const cards = ['office', 'clock', 'window', 'data', 'lists', 'keyboard', 'updates', 'about'] as const

/** Everything that is set rather than done: the general page, and a page for each list the office keeps. */
export function SettingsScreen() {
  const current = useSettingsSection((state) => state.section)
  const section = settingsSections.find(({ id }) => id === current) ?? null
  const goTo = (card: string) => {
    showSettingsSection('general')
    requestAnimationFrame(() => {
      const element = document.getElementById(`settings-${card}`)
      element?.scrollIntoView({ block: 'start' })
      element?.focus({ preventScroll: true })
    })
  }
  return (
    <div className="settings-screen">
      <nav aria-label={t('settings.sections')}>
        {cards.map((card) => (
          <button key={card} type="button" onClick={() => goTo(card)}>
            {t(`settings.${card}`)}
          </button>
        ))}
        {sectionGroups.map((group) => {
          const members = settingsSections.filter((one) => one.group === group)
          return (
            members.length > 0 && (
              <div key={group} role="group" aria-label={t(`settings.group.${group}`)} className="settings-group">
                <h2>{t(`settings.group.${group}`)}</h2>
                {members.map(({ id, textKey }) => (
                  <button
                    key={id}
                    type="button"
                    aria-current={id === section?.id ? 'page' : undefined}
                    onClick={() => showSettingsSection(id)}
                  >
                    {t(textKey)}
                  </button>
                ))}
              </div>
            )
          )
        })}
      </nav>
      <div className="settings-body">
        {section ? (
          <Suspense fallback={<SkeletonRows rows={8} label={t('app.loading')} />}>
            <section.component />
          </Suspense>
        ) : (
          <GeneralPage />
        )}
      </div>
    </div>
  )
}
