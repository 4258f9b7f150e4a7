import { t } from '../../lib/messages.ts'
import { ClockCard } from './cards/clock-card.tsx'
import { DataCard } from './cards/data-card.tsx'
import { ListsCard } from './cards/lists-card.tsx'
import { OfficeCard } from './cards/office-card.tsx'
import { AboutCard, KeyboardCard, UpdatesCard } from './cards/program-cards.tsx'
import { WindowCard } from './cards/window-card.tsx'

/** The office, this window, the data: what is set once. */
export function GeneralPage() {
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <OfficeCard />
      <ClockCard />
      <WindowCard />
      <DataCard />
      <ListsCard />
      <KeyboardCard />
      <UpdatesCard />
      <AboutCard />
    </>
  )
}
