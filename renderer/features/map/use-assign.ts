import { useState } from 'react'
import { mapJoin } from '#shared/queries/map.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { useApi } from '../../api/api-context.tsx'
import { useCommands } from '../../api/use-commands.ts'
import { errorText, violationText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { refusalText } from '../../match/refusal-text.ts'
import { announce } from '../../state/announcer.ts'

/** Places visits on a technician, one after another where the ranking puts them; says how many were placed. */
export function useAssign(day: string) {
  const { client } = useApi()
  const commands = useCommands()
  const [busy, setBusy] = useState(false)
  const assign = async (visitIds: readonly string[], technicianId: string, code: string): Promise<void> => {
    setBusy(true)
    let placed = 0
    const refusals = new Set<string>()
    for (const visitId of visitIds) {
      // Each answer already counts the visits placed before it.
      const answer = await client.query(mapJoin, { day, visitId, technicianIds: [technicianId] })
      const found = answer.ok ? answer.value.candidates[0] : undefined
      if (!found) {
        if (!answer.ok) refusals.add(errorText(answer.error))
        else {
          const { refusal, refusals: all } = answer.value
          if (refusal) refusals.add(violationText(refusal))
          else if (all[0]) refusals.add(refusalText(all[0]))
        }
        continue
      }
      const done = await commands.run(
        visitSchedule,
        { visitId, technicianId, startsAt: found.startsAt },
        { quiet: true },
      )
      if (done.ok) placed += 1
      else refusals.add(errorText(done.error))
    }
    setBusy(false)
    const text = t('map.assigned', { placed, all: visitIds.length, code })
    const reasons = [...refusals].slice(0, 2).join(' ')
    announce({ tone: placed === visitIds.length ? 'good' : 'bad', text: reasons ? `${text} ${reasons}` : text })
  }
  return { assign, busy }
}
