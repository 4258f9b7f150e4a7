import type { Finding } from './finding.ts'

/** One question to the data: `sql` answers with the names of the records concerned. */
export interface ReadinessCheck {
  readonly check: string
  readonly severity: Finding['severity']
  message(count: number): string
  readonly sql: string
}

const active = 't.active = 1 AND t.deleted_at IS NULL'
const few = (count: number, one: string, many: string) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** Every check, in no order of weight. `:day` and `:soon` are calendar days. */
export const readinessChecks: readonly ReadinessCheck[] = [
  {
    check: 'no-technicians',
    severity: 'blocks',
    message: () => 'There is no active technician. Import a roster or add technicians.',
    sql: `SELECT 'no technician' WHERE NOT EXISTS (SELECT 1 FROM technicians t WHERE ${active})`,
  },
  {
    check: 'technician-without-shift',
    severity: 'warns',
    message: (count) => `${few(count, 'technician has', 'technicians have')} no shift and cannot be given visits.`,
    sql: `SELECT t.code || ' ' || t.name FROM technicians t WHERE ${active}
          AND NOT EXISTS (SELECT 1 FROM shifts s WHERE s.technician_id = t.id AND s.end_minute <> s.start_minute
            AND (s.valid_until IS NULL OR s.valid_until >= :day))
          ORDER BY t.code`,
  },
  {
    check: 'technician-without-home',
    severity: 'info',
    message: (count) =>
      `${few(count, 'technician has', 'technicians have')} no home with coordinates: the first and the last drive of a day are not counted.`,
    sql: `SELECT t.code || ' ' || t.name FROM technicians t WHERE ${active}
          AND (t.home_latitude IS NULL OR t.home_longitude IS NULL) ORDER BY t.code`,
  },
  {
    check: 'work-type-without-duration',
    severity: 'blocks',
    message: (count) => `${few(count, 'work type has', 'work types have')} no duration, so visits cannot be planned.`,
    sql: 'SELECT name FROM work_types WHERE deleted_at IS NULL AND duration_minutes <= 0 ORDER BY name',
  },
  {
    check: 'visit-without-duration',
    severity: 'blocks',
    message: (count) => `${few(count, 'visit has', 'visits have')} no duration.`,
    sql: `SELECT 'work order ' || o.number || ', visit ' || v.sequence FROM visits v JOIN work_orders o ON o.id = v.work_order_id
          WHERE v.deleted_at IS NULL AND v.status NOT IN ('done', 'partlyDone', 'missed', 'cancelled') AND v.duration_minutes <= 0 ORDER BY o.number`,
  },
  {
    check: 'ungeocoded-sites',
    severity: 'info',
    message: (count) => `${few(count, 'site has', 'sites have')} no usable coordinates and no place on the map.`,
    sql: 'SELECT name FROM sites WHERE deleted_at IS NULL AND (latitude IS NULL OR longitude IS NULL) ORDER BY name',
  },
  {
    check: 'certificate-expired',
    severity: 'warns',
    message: (count) => `${few(count, 'certificate has', 'certificates have')} expired.`,
    sql: certificateSql('c.expires_on < :day'),
  },
  {
    check: 'certificate-expires-soon',
    severity: 'info',
    message: (count) => `${few(count, 'certificate expires', 'certificates expire')} within 30 days.`,
    sql: certificateSql('c.expires_on >= :day AND c.expires_on <= :soon'),
  },
  {
    check: 'certificate-nobody-holds',
    severity: 'warns',
    message: (count) =>
      `${few(count, 'work type asks', 'work types ask')} for a certificate that no technician holds today.`,
    sql: `SELECT w.name || ': ' || w.certificate_name FROM work_types w
          WHERE w.deleted_at IS NULL AND w.field_work = 1 AND w.certificate_name IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM certificates c JOIN technicians t ON t.id = c.technician_id
            WHERE ${active} AND c.deleted_at IS NULL AND c.name = w.certificate_name
              AND (c.expires_on IS NULL OR c.expires_on >= :day))
          ORDER BY w.name`,
  },
  {
    check: 'calendar-holidays-end',
    severity: 'warns',
    message: (count) =>
      `${few(count, 'business calendar runs', 'business calendars run')} out of holidays: later holidays would count as open. Take the coming years in Settings.`,
    sql: `SELECT name || ', until ' || max_day FROM (
            SELECT c.name, (SELECT max(json_extract(d.value, '$.day')) FROM json_each(c.days_off) d) AS max_day
            FROM business_calendars c WHERE c.deleted_at IS NULL AND c.holiday_region IS NOT NULL)
          WHERE max_day <= :soon ORDER BY name`,
  },
  {
    check: 'work-type-without-skill',
    severity: 'info',
    message: (count) => `${few(count, 'work type asks', 'work types ask')} for no skill: anybody may be sent.`,
    sql: 'SELECT name FROM work_types WHERE deleted_at IS NULL AND field_work = 1 AND skill_id IS NULL ORDER BY name',
  },
  {
    check: 'skill-nobody-holds',
    severity: 'warns',
    message: (count) =>
      `${few(count, 'skill is', 'skills are')} held by no active technician at the level that is asked for.`,
    sql: `SELECT k.name || CASE WHEN need.level > 1 THEN ' at level ' || need.level ELSE '' END
          FROM skills k
          LEFT JOIN (SELECT skill_id, max(skill_level) AS level FROM work_types
                     WHERE deleted_at IS NULL AND field_work = 1 GROUP BY skill_id) need ON need.skill_id = k.id
          WHERE k.deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM technician_skills h JOIN technicians t ON t.id = h.technician_id
            WHERE ${active} AND h.deleted_at IS NULL AND h.skill_id = k.id AND h.level >= coalesce(need.level, 1))
          ORDER BY k.name`,
  },
  {
    check: 'request-without-work-type',
    severity: 'info',
    message: (count) =>
      `${few(count, 'new request has', 'new requests have')} no work type and cannot be accepted in bulk.`,
    sql: `SELECT 'request ' || number FROM requests WHERE deleted_at IS NULL AND status = 'new' AND work_type_id IS NULL ORDER BY number`,
  },
]

function certificateSql(condition: string): string {
  return `SELECT t.code || ' ' || t.name || ': ' || c.name || ', ' || c.expires_on
          FROM certificates c JOIN technicians t ON t.id = c.technician_id
          WHERE ${active} AND c.deleted_at IS NULL AND ${condition} ORDER BY c.expires_on, t.code`
}
