import type { ApprovalRight } from '../../domain/approval/approval-limits.ts'
import { approvalLimitsOf, approvalRight } from '../../domain/approval/approval-limits.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import type { AppError, Violation } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import type { CommandContext } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import type { Loaded } from '../read.ts'
import { read } from '../read.ts'

/** What a command must see to check limits: spread it into its `reads`. */
export const approvalReads = () => ({
  users: read.all('users'),
  approvalLimits: read.byId('settings', settingNames.approvalLimits),
})

export type ApprovalRows = Loaded<ReturnType<typeof approvalReads>>

/** Who decides, when and where: all that a limit depends on besides the rows. */
export type Decider = Pick<CommandContext, 'actor' | 'now' | 'officeZone'>

/** Whether who runs the command may decide about an amount, in minor units; see `approvalRight`. */
export function rightOf(amountCents: number, rows: ApprovalRows, { actor, now, officeZone }: Decider): ApprovalRight {
  const limits = approvalLimitsOf(rows.approvalLimits?.value)
  return approvalRight(actor, amountCents, rows.users, limits, dayOf(now, officeZone))
}

/** The refusal when the limit of who acts does not reach: what was asked, what they may, and who may instead. */
export function aboveLimit(
  subject: string,
  amountCents: number,
  right: Extract<ApprovalRight, { may: false }>,
  facts: Violation['facts'] = {},
): AppError {
  const who =
    right.deciders.length > 0
      ? `${right.deciders.join(', ')} may.`
      : 'Nobody in this office may: raise a limit in Settings.'
  const message = `${subject} is above your limit: ${amountCents} against ${right.limitCents} (minor units). ${who} Nothing was changed.`
  return forbiddenByRule('above-approval-limit', message, {
    ...facts,
    amountCents,
    limitCents: right.limitCents,
    deciders: right.deciders.join(', ') || 'none',
  })
}
