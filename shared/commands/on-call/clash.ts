import type { OnCall } from '../../domain/technician/on-call.ts'
import { clashingTurn } from '../../domain/technician/on-call-rota.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

/** The refusal of a turn that stands in the time of another turn of the same technician and territory, or null. */
export function turnRefusal(
  turn: Pick<OnCall, 'technicianId' | 'territoryId' | 'startsAt' | 'endsAt'>,
  ownId: string | null,
  turns: readonly OnCall[],
  code: string,
  zone: string,
): AppError | null {
  const other = clashingTurn(turn, ownId, turns)
  if (!other) return null
  const facts = { code, fromOn: dayOf(other.startsAt, zone), untilOn: dayOf(other.endsAt, zone) }
  const message = `${code} is on call from ${facts.fromOn} to ${facts.untilOn} already. Nothing was saved.`
  return forbiddenByRule('on-call-twice', message, facts)
}
