import type { z } from 'zod'
import { coverageGet } from '#shared/queries/money.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { coverLook } from '../../lib/cover-look.ts'
import { t } from '../../lib/messages.ts'
import { Notice } from '../../ui/notice.tsx'

/** Who bears the work, on one line: before anybody promises or bills. Nothing while it is asked. */
export function CoverSection(asked: z.input<typeof coverageGet.args>) {
  const answer = useQueryOf(coverageGet, asked, { keepPrevious: false }).data
  if (!answer) return null
  const look = coverLook(answer)
  return (
    <section aria-label={t('coverage.title')}>
      <Notice tone={look.tone} shape={look.shape} text={look.text} detail={look.detail} />
    </section>
  )
}
