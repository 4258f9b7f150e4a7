import type { AcceptObstacle } from '../../domain/request/acceptance.ts'
import type { Request } from '../../domain/request/request.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

/** The refusal that says why a request was not accepted. */
export function acceptRefusal(request: Request, obstacle: AcceptObstacle): AppError {
  const facts = { reason: obstacle, number: request.number, status: request.status }
  return forbiddenByRule('request-acceptable', messageOf(request, obstacle), facts)
}

function messageOf({ number, status }: Request, obstacle: AcceptObstacle): string {
  switch (obstacle) {
    case 'noWorkType':
      return `Request ${number} has no work type. Choose one: duration, skill and deadline come from it.`
    case 'awaitingApproval':
      return `Request ${number} waits for a decision about its cost. Decide that, or withdraw the question first.`
    case 'aboveLimit':
      return `Request ${number} costs more than you may approve. Ask somebody with a higher limit.`
    case 'notNew':
    case 'notFound':
      return `Request ${number} is ${status} already and cannot be accepted again.`
  }
}
