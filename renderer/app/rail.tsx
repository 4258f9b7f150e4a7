import { Link, useLocation } from 'wouter'
import { t } from '../lib/messages.ts'
import { Icon } from '../ui/icons/icon.tsx'
import { useRailBadges } from '../state/rail-badges.ts'
import type { Screen } from './screens.tsx'
import { screens } from './screens.tsx'

/** Left rail: every screen, with a count where something waits. */
export function Rail() {
  const [path] = useLocation()
  const badges = useRailBadges((state) => state.counts)
  const link = (screen: Screen) => {
    const count = badges[screen.id] ?? 0
    return (
      <Link
        key={screen.id}
        href={screen.path}
        aria-current={path === screen.path ? 'page' : undefined}
        title={t(screen.textKey)}
      >
        <Icon name={screen.icon} />
        <span>{t(screen.textKey)}</span>
        {count > 0 && <span className="badge num">{count > 99 ? '99+' : count}</span>}
      </Link>
    )
  }
  return (
    <nav className="rail" aria-label={t('app.mainNavigation')}>
      <div className="mark">
        <svg viewBox="0 0 26 26" role="img" aria-label="Fieldboard">
          <rect x="1.5" y="1.5" width="23" height="23" rx="5" fill="var(--accent)" />
          <path d="M6 8h9M9 13h11M6 18h7" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round" />
        </svg>
      </div>
      {screens.filter((screen) => !screen.foot && !screen.hidden).map(link)}
      <div className="spring" />
      {screens.filter((screen) => screen.foot).map(link)}
    </nav>
  )
}
