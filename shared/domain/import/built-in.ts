import type { Binding, Mapping } from './mapping.ts'

function bind(field: string, columns: string | readonly string[], more: Partial<Binding> = {}): Binding {
  const list = typeof columns === 'string' ? [columns] : [...columns]
  return { field, columns: list, required: false, labelled: false, format: null, table: null, separator: null, ...more }
}

const must: Partial<Binding> = { required: true }

/** Boston's 311 export: one row a request, local times without an offset, City Hall for addresses it did not know. */
const boston: Mapping = {
  name: 'boston-311',
  target: 'requests',
  zone: 'America/New_York',
  setsOfficeZone: true,
  archive: true,
  bindings: [
    bind('externalId', 'case_enquiry_id', must),
    bind('title', 'case_title', must),
    bind('description', ['subject', 'department', 'ward', 'city_council_district'], { labelled: true }),
    bind('openedAt', 'open_dt', must),
    bind('resolveBy', 'target_dt', must),
    bind('closedAt', 'closed_dt', must),
    bind('status', 'case_status', must),
    bind('closingNote', 'closure_reason'),
    bind('source', 'source'),
    bind('sourceVerdict', 'ontime'),
    bind('team', 'queue'),
    bind('workType', 'type', must),
    bind('workCategory', 'reason', must),
    bind('address', 'location', must),
    bind('postcode', 'location_zipcode'),
    bind('district', 'neighborhood'),
    bind('territory', 'pwd_district'),
    bind('latitude', 'latitude', must),
    bind('longitude', 'longitude', must),
  ],
  fixed: {},
  defaultPoints: [{ latitude: 42.3594, longitude: -71.0587 }],
  territoryPrefix: 'District ',
  companions: [
    { fileName: 'work-types-assumed.csv', mapping: 'work-types' },
    { fileName: 'roster-assumed.csv', mapping: 'roster' },
  ],
}

const plain = { zone: null, setsOfficeZone: false, archive: false, fixed: {}, defaultPoints: [], companions: [] }

/** A list of work types: what each asks of a technician. */
const workTypes: Mapping = {
  ...plain,
  name: 'work-types',
  target: 'workTypes',
  territoryPrefix: '',
  bindings: [
    bind('name', 'type', must),
    bind('category', 'reason'),
    bind('fieldWork', 'field_work'),
    bind('skill', 'required_skill'),
    bind('skillLevel', 'level'),
    bind('durationMinutes', 'duration_minutes'),
    bind('priority', 'priority'),
  ],
}

/** A roster: who works, where from, with which skills and shift. */
const roster: Mapping = {
  ...plain,
  name: 'roster',
  target: 'technicians',
  territoryPrefix: 'District ',
  bindings: [
    bind('code', 'code', must),
    bind('name', 'name', must),
    bind('skills', 'skills'),
    bind('latitude', 'home_latitude'),
    bind('longitude', 'home_longitude'),
    bind('shiftStart', 'shift_start'),
    bind('shiftEnd', 'shift_end'),
    bind('breakStart', 'break_start'),
    bind('breakMinutes', 'break_minutes'),
    bind('territory', 'territory'),
    bind('costPerHour', 'cost_per_hour'),
  ],
}

/** What the order types of plant maintenance mean: PM01 corrective, PM02 preventive; the others are not said. */
const orderTypes = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => [
    `PM${String(at + 1).padStart(2, '0')}`,
    (['repair', 'preventive'] as const)[at] ?? 'other',
  ]),
)

/**
 * Maintenance work orders of five mining excavators, 2001 to 2012, as published by NIST (usnistgov/nestor; from the
 * prognostics data library of the University of Western Australia, hence the zone). Reads the file with 5 columns and
 * the one with 18. One row a work order that is over: the files hold a record of the past. Their only date is the
 * basic start; when a work order was completed or closed is not in them and stays empty.
 */
const excavators: Mapping = {
  ...plain,
  name: 'nist-excavators',
  target: 'workOrders',
  zone: 'Australia/Perth',
  setsOfficeZone: true,
  archive: true,
  territoryPrefix: '',
  bindings: [
    bind('openedAt', 'BscStartDate', { ...must, format: 'YYYY-MM-DD' }),
    bind('asset', 'Asset', must),
    bind('title', 'OriginalShorttext', must),
    bind('workType', 'PMType', must),
    bind('workKind', 'PMType', { ...must, table: orderTypes }),
    bind('totalCost', 'Cost', must),
    bind('description', ['MajorSystem', 'Part', 'FM', 'Action', 'Variant', 'Location', 'FuncLocation', 'Comments'], { labelled: true, separator: '_' }), // prettier-ignore
    bind('failedPart', ['MajorSystem', 'Part'], { separator: '_' }),
    bind('failureCode', 'FM', { separator: '_' }),
    bind('outcome', 'Action', { separator: '_' }),
  ],
  fixed: { status: 'closed', assetKind: 'Excavator', workCategory: 'Excavators', siteName: 'Excavator mine site' },
}

/** Mappings that come with the program. `generic` is not among them: it is guessed from each file's own headers. */
export const builtInMappings: readonly Mapping[] = [boston, workTypes, roster, excavators]

/** Name under which a mapping is guessed from the headers of the file. */
export const genericMappingName = 'generic'
