import type { Cover, CoverAnswer } from '#shared/domain/contract/cover-answer.ts'
import type { Coverage } from '#shared/domain/cost/cost-line.ts'
import type { DrawingName } from '../ui/icons/drawings.tsx'
import { formatDate } from './format.ts'
import { t } from './messages.ts'

/** How cover is shown: a tone with its shape, the sentence, and what it means for labour and parts. */
export interface CoverLook {
  readonly tone: 'good' | 'warn' | 'idle'
  readonly shape: DrawingName
  readonly text: string
  /** Who bears what; empty when one sentence says it all. */
  readonly detail: string
}

/** A cover that ended so many days ago may still be talked about. */
const latelyDays = 90

/** Words and shape for what covers work: covered, expires in so many days, only partly, not any more, not at all. */
export function coverLook(answer: CoverAnswer): CoverLook {
  const { stand, labour, parts, expiring, ended } = answer
  if (stand === 'ended') {
    const days = -ended!.daysLeft!
    const lately = days <= latelyDays
    const text = t(lately ? 'coverage.endedLately' : 'coverage.ended', { ...named(ended!), days })
    return { tone: lately ? 'warn' : 'idle', shape: lately ? 's-warn' : 's-open', text, detail: '' }
  }
  if (stand === 'none') return { tone: 'idle', shape: 's-open', text: t('coverage.none'), detail: '' }
  const both = labour && parts && labour.by === parts.by && labour.contractId === parts.contractId
  const detail = both ? '' : t('coverage.halves', { labour: bearer(labour), parts: bearer(parts) })
  if (expiring) {
    const text = t('coverage.expires', { ...named(expiring), days: expiring.daysLeft! })
    return { tone: 'warn', shape: 's-warn', text, detail }
  }
  const main = (labour ?? parts)!
  const key = stand === 'partly' ? 'coverage.partly' : 'coverage.covered'
  return { tone: 'good', shape: stand === 'partly' ? 's-half' : 's-good', text: t(key, named(main)), detail }
}

/** Name of who bears a line. */
export function coverageText(coverage: Coverage): string {
  return t(`coverage.of-${coverage}`)
}

function named({ by, contractNumber, until }: Cover) {
  const day = until === null ? '' : formatDate(Date.parse(`${until}T12:00:00Z`), 'UTC', true)
  return { by, contract: contractNumber ?? '', until: day, hasEnd: until === null ? 'no' : 'yes' }
}

function bearer(cover: Cover | null): string {
  if (cover === null) return coverageText('billable')
  return cover.by === 'warranty'
    ? t('coverage.of-warranty')
    : t('coverage.contractNamed', { contract: cover.contractNumber ?? '' })
}
