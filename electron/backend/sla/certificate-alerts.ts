import { addDays } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { Store } from '../../store/store.ts'

/** How long before its end a certificate is worth a word, and how long after it still is without any visit. */
const certificateDays = 30

/** A certificate of an active technician that ended or soon will, with the planned visits that need it. */
export interface EndingCertificate {
  readonly certificateId: string
  readonly technicianId: string
  readonly technicianCode: string
  readonly name: string
  /** Its last day. */
  readonly on: Day
  readonly expired: boolean
  readonly visits: number
}

/** Certificates that ended or will within a month of a day, soonest first. A newer proof makes the old one history. */
export function endingCertificates({ db }: Pick<Store, 'db'>, day: Day, visitsFrom: number): EndingCertificate[] {
  const rows = db
    .prepare(
      `SELECT c.id AS certificateId, t.id AS technicianId, t.code AS technicianCode, c.name, c.expires_on AS "on",
         (SELECT count(*) FROM visits v JOIN visit_technicians vt ON vt.visit_id = v.id
          JOIN work_orders o ON o.id = v.work_order_id JOIN work_types w ON w.id = o.work_type_id
          WHERE vt.technician_id = t.id AND w.certificate_name = c.name AND v.deleted_at IS NULL
            AND v.starts_at >= ? AND v.status IN ('scheduled', 'dispatched')) AS visits
       FROM certificates c JOIN technicians t ON t.id = c.technician_id
       WHERE t.active = 1 AND t.deleted_at IS NULL AND c.deleted_at IS NULL
         AND c.expires_on BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.technician_id = c.technician_id AND n.name = c.name
           AND n.deleted_at IS NULL AND (n.expires_on IS NULL OR n.expires_on > c.expires_on))
       ORDER BY c.expires_on, t.code`,
    )
    .all(visitsFrom, addDays(day, -certificateDays), addDays(day, certificateDays)) as Omit<
    EndingCertificate,
    'expired'
  >[]
  // Valid through the whole of the day it expires on.
  return rows.map((row) => ({ ...row, expired: row.on < day }))
}
