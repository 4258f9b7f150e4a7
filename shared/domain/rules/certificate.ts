import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** The technician holds the certificate of the work type on the date of the visit; it is valid through its last day. */
export const certificateRule: Rule = ({ detail, schedule, clock, start }) => {
  const certificate = detail.certificateName
  if (certificate === null) return []
  const held = schedule.certificates.filter(({ name, deletedAt }) => name === certificate && deletedAt === null)
  if (held.length === 0) return forbids('certificate', { certificate })
  const visitOn = clock.dayOf(start)
  const valid = held.some(
    ({ issuedOn, expiresOn }) =>
      (issuedOn === null || issuedOn <= visitOn) && (expiresOn === null || expiresOn >= visitOn),
  )
  if (valid) return []
  const expired = held.flatMap(({ expiresOn }) => (expiresOn !== null && expiresOn < visitOn ? [expiresOn] : []))
  const expiredOn = expired.sort().at(-1)
  return expiredOn
    ? forbids('certificate-expired', { certificate, expiredOn })
    : forbids('certificate-not-yet', {
        certificate,
        validFromOn: held.map(({ issuedOn }) => issuedOn).sort()[0] ?? null,
      })
}
