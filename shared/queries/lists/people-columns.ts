import type { PersonRow } from './list-people.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the list of people. */
export const peopleListColumns: readonly ListColumn<PersonRow>[] = [
  { key: 'code', label: 'people.colCode', type: 'text', sortable: true, value: ({ technician }) => technician.code },
  { key: 'name', label: 'people.colName', type: 'text', sortable: true, value: ({ technician }) => technician.name },
  { key: 'team', label: 'people.colTeam', type: 'text', sortable: true, value: ({ technician }) => technician.team },
  {
    key: 'territory',
    label: 'people.colTerritory',
    type: 'text',
    sortable: true,
    value: ({ territoryName }) => territoryName,
  },
  { key: 'skills', label: 'people.colSkills', type: 'text', value: skillsText },
  { key: 'certificates', label: 'people.colCertificates', type: 'text', value: certificatesText },
  // Hours.
  { key: 'week', label: 'people.colWeek', type: 'number', sortable: true, unit: 'h', value: weekHours },
  { key: 'absence', label: 'people.colAbsence', type: 'text', value: ({ nextAbsence }) => nextAbsence?.reason },
  { key: 'awayFrom', label: 'people.colAwayFrom', type: 'instant', value: ({ nextAbsence }) => nextAbsence?.startsAt },
  { key: 'awayUntil', label: 'people.colAwayUntil', type: 'instant', value: ({ nextAbsence }) => nextAbsence?.endsAt },
  { key: 'phone', label: 'inspector.phone', type: 'text', value: ({ technician }) => technician.phone },
  { key: 'active', label: 'inspector.active', type: 'yesNo', value: ({ technician }) => technician.active },
]

/** Hours of shift in a week, with two digits at most. */
function weekHours({ weekMinutes }: PersonRow): number {
  return Math.round((weekMinutes / 60) * 100) / 100
}

function skillsText({ skills }: PersonRow): string | null {
  return skills.map(({ name, level }) => `${name} ${level}`).join(', ') || null
}

/** Certificates with the last day they are valid. */
function certificatesText({ certificates }: PersonRow): string | null {
  return certificates.map(({ name, expiresOn }) => [name, expiresOn].filter(Boolean).join(' ')).join(', ') || null
}
