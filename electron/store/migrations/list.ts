import type { Migration } from '../migration.ts'
import { initial } from './0010-initial.ts'
import { people } from './0020-people.ts'
import { intake } from './0030-intake.ts'
import { work } from './0040-work.ts'
import { serviceLevels } from './0050-service-levels.ts'
import { money } from './0060-money.ts'
import { assetsAndFields } from './0070-assets-and-fields.ts'
import { audit } from './0080-audit.ts'
import { removals } from './0090-removals.ts'
import { peoplePatterns } from './0100-people-patterns.ts'
import { alerts } from './0110-alerts.ts'
import { pointedAt } from './0150-pointed-at.ts'
import { travelLegs } from './0160-travel-legs.ts'
import { planningWishes } from './0170-planning-wishes.ts'
import { attentionItems } from './0200-attention-items.ts'
import { sync } from './0210-sync.ts'
import { openingHours } from './0220-opening-hours.ts'

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  initial,
  people,
  intake,
  work,
  serviceLevels,
  money,
  assetsAndFields,
  audit,
  removals,
  peoplePatterns,
  alerts,
  pointedAt,
  travelLegs,
  planningWishes,
  attentionItems,
  sync,
  openingHours,
]
