import { userInfo } from 'node:os'

/** Name written beside changes; some accounts in containers have none. */
export function personName(): string {
  try {
    return userInfo().username || 'Dispatcher'
  } catch {
    return 'Dispatcher'
  }
}
