import type { assetCriticalities, assetStates } from '../asset/asset.ts'
import type { priorities } from '../record/priority.ts'
import type { workKinds } from '../work-type/work-kind.ts'
import type { ImportTarget } from './mapping.ts'
import { ownFieldsOf } from './own-fields.ts'
import type { OwnField } from './own-fields.ts'

/** How the text of a field becomes a value. `latitude` and `longitude` are judged together as a placement. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'money'
  | 'day'
  | 'instant'
  | 'timeOfDay'
  | 'boolean'
  | 'choice'
  | 'skills'
  | 'latitude'
  | 'longitude'
  | 'point'

/** One field a column can feed. */
export interface FieldDefinition {
  readonly name: string
  readonly kind: FieldKind
  /** Without it a row means nothing. */
  readonly required?: boolean
  /** Values of a `choice`, with the words sources use for them. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** Smallest and largest number taken over. */
  readonly range?: readonly [number, number]
  /** Header names that mean this field, in the form of `headerKey`; most telling first. */
  readonly headers: readonly string[]
  /** The custom field it is; its type alone says which values fit. */
  readonly own?: OwnField
}

const priorityWords: Record<(typeof priorities)[number], readonly string[]> = {
  emergency: ['emergency', 'urgent', 'critical', 'p1', '1'],
  high: ['high', 'p2', '2'],
  normal: ['normal', 'medium', 'standard', 'routine', 'p3', '3'],
  low: ['low', 'minor', 'p4', '4'],
}

const statusWords = {
  new: [
    'new',
    'open',
    'opened',
    'pending',
    'assigned',
    'acknowledged',
    'in progress',
    'started',
    'received',
    'reopened',
  ],
  closed: ['closed', 'close', 'done', 'resolved', 'completed', 'complete', 'fixed', 'archived'],
}

const tierWords = {
  standard: ['standard', 'bronze', 'silver', 'basic', 'normal'],
  gold: ['gold', 'premium', 'priority'],
  critical: ['critical', 'platinum'],
}

/** What a work order of a file may be. One that is only planned, or under way elsewhere, waits here to be scheduled. */
const workOrderStatusWords = {
  open: ['open', 'new', 'created', 'released', 'approved', 'planned', 'scheduled', 'assigned', 'dispatched', 'in progress', 'started', 'pending', 'reopened'], // prettier-ignore
  onHold: ['on hold', 'hold', 'onhold', 'waiting', 'suspended', 'awaiting parts', 'waiting for parts'],
  done: ['done', 'completed', 'complete', 'finished', 'resolved', 'fixed', 'technically completed', 'teco'],
  closed: ['closed', 'close', 'archived', 'invoiced', 'posted', 'history', 'clsd'],
  cancelled: ['cancelled', 'canceled', 'void', 'deleted', 'rejected'],
}

const workKindWords: Record<(typeof workKinds)[number], readonly string[]> = {
  preventive: ['preventive', 'preventative', 'pm', 'planned', 'maintenance', 'routine', 'scheduled'],
  inspection: ['inspection', 'inspect', 'check', 'condition monitoring'],
  repair: ['repair', 'corrective', 'cm', 'breakdown', 'reactive', 'unplanned', 'fault'],
  emergency: ['emergency', 'urgent'],
  installation: ['installation', 'install', 'project', 'commissioning'],
  audit: ['audit', 'compliance', 'survey'],
  other: ['other', 'general', 'misc'],
}

const criticalityWords: Record<(typeof assetCriticalities)[number], readonly string[]> = {
  low: ['low', 'c', '3'],
  medium: ['medium', 'normal', 'b', '2'],
  high: ['high', 'critical', 'a', '1'],
}

const assetStateWords: Record<(typeof assetStates)[number], readonly string[]> = {
  inService: ['in service', 'inservice', 'active', 'operating', 'running', 'installed'],
  outOfService: ['out of service', 'outofservice', 'down', 'broken', 'inactive', 'standby'],
  retired: ['retired', 'scrapped', 'disposed', 'removed', 'decommissioned'],
}

const externalId: FieldDefinition = {
  name: 'externalId',
  kind: 'text',
  headers: ['id', 'externalid', 'caseid', 'caseenquiryid', 'requestid', 'servicerequestid', 'servicerequestnum', 'ticketid', 'uniquekey', 'reference', 'ref', 'number', 'requestnumber', 'casenumber', 'ticketnumber', 'customerid', 'siteid', 'accountnumber'], // prettier-ignore
}

const place: readonly FieldDefinition[] = [
  { name: 'address', kind: 'text', headers: ['address', 'siteaddress', 'streetaddress', 'incidentaddress', 'serviceaddress', 'location', 'street', 'address1', 'addressline1'] }, // prettier-ignore
  { name: 'city', kind: 'text', headers: ['city', 'town', 'locality', 'municipality'] },
  { name: 'region', kind: 'text', headers: ['state', 'region', 'province', 'county'] },
  { name: 'postcode', kind: 'text', headers: ['postcode', 'postalcode', 'zip', 'zipcode', 'locationzipcode', 'incidentzip'] }, // prettier-ignore
  {
    name: 'district',
    kind: 'text',
    headers: ['neighborhood', 'neighbourhood', 'borough', 'district', 'area', 'suburb'],
  },
  { name: 'territory', kind: 'text', headers: ['territory', 'servicearea', 'zone', 'sector'] },
  { name: 'latitude', kind: 'latitude', headers: ['latitude', 'lat', 'y'] },
  { name: 'longitude', kind: 'longitude', headers: ['longitude', 'lng', 'lon', 'long', 'x'] },
  { name: 'point', kind: 'point', headers: ['coordinates', 'geolocation', 'latlng', 'point', 'geom', 'wkt'] },
  { name: 'siteName', kind: 'text', headers: ['site', 'sitename', 'locationname', 'facility', 'building', 'premises'] },
  { name: 'accessNotes', kind: 'text', headers: ['accessnotes', 'access', 'accessinstructions', 'directions'] },
]

const customer: readonly FieldDefinition[] = [
  { name: 'customer', kind: 'text', headers: ['customer', 'customername', 'client', 'clientname', 'account', 'accountname', 'company', 'organisation', 'organization'] }, // prettier-ignore
  { name: 'phone', kind: 'text', headers: ['phone', 'telephone', 'phonenumber', 'mobile', 'customerphone', 'contactphone'] }, // prettier-ignore
  { name: 'email', kind: 'text', headers: ['email', 'emailaddress', 'customeremail', 'contactemail'] },
]

const assetTag: FieldDefinition = {
  name: 'asset',
  kind: 'text',
  headers: ['assettag', 'asset', 'assetid', 'assetnumber', 'equipment', 'equipmentid', 'equipmentnumber', 'equipmenttag', 'machine', 'machineid', 'unit', 'unitid', 'tag'], // prettier-ignore
}
const assetNames: readonly FieldDefinition[] = [
  { name: 'assetName', kind: 'text', headers: ['assetname', 'assetdescription', 'equipmentname', 'equipmentdescription', 'machinename'] }, // prettier-ignore
  { name: 'assetKind', kind: 'text', headers: ['assettype', 'assetkind', 'assetclass', 'equipmenttype', 'equipmentclass', 'assetcategory'] }, // prettier-ignore
]

function money(name: string, headers: readonly string[]): FieldDefinition {
  return { name, kind: 'money', headers }
}

const catalogue: Record<ImportTarget, readonly FieldDefinition[]> = {
  requests: [
    externalId,
    { name: 'title', kind: 'text', required: true, headers: ['title', 'casetitle', 'subject', 'summary', 'problem', 'complainttype', 'srtype', 'requesttype', 'issue'] }, // prettier-ignore
    { name: 'description', kind: 'text', headers: ['description', 'details', 'descriptor', 'comments', 'notes', 'message', 'body'] }, // prettier-ignore
    { name: 'openedAt', kind: 'instant', required: true, headers: ['opened', 'openedat', 'opendt', 'openeddate', 'created', 'createdat', 'createddate', 'reported', 'reportedat', 'received', 'date', 'datereported', 'requestdate'] }, // prettier-ignore
    { name: 'resolveBy', kind: 'instant', headers: ['due', 'dueat', 'duedate', 'targetdt', 'target', 'targetdate', 'deadline', 'resolveby', 'sladue'] }, // prettier-ignore
    { name: 'closedAt', kind: 'instant', headers: ['closed', 'closedat', 'closeddt', 'closeddate', 'closedate', 'completed', 'completedat', 'resolvedat', 'dateclosed'] }, // prettier-ignore
    { name: 'status', kind: 'choice', words: statusWords, headers: ['status', 'casestatus', 'srstatus', 'state'] },
    { name: 'closingNote', kind: 'text', headers: ['closingnote', 'closurereason', 'resolution', 'resolutiondescription', 'outcome', 'statusnotes'] }, // prettier-ignore
    { name: 'source', kind: 'text', headers: ['source', 'channel', 'methodreceived', 'opendatachanneltype', 'origin'] },
    { name: 'sourceVerdict', kind: 'text', headers: ['ontime', 'slastatus', 'verdict'] },
    {
      name: 'team',
      kind: 'text',
      headers: ['team', 'queue', 'crew', 'department', 'agency', 'agencyname', 'assignedto'],
    },
    { name: 'priority', kind: 'choice', words: priorityWords, headers: ['priority', 'urgency', 'severity'] },
    { name: 'workType', kind: 'text', headers: ['worktype', 'type', 'category', 'requesttype', 'complainttype', 'srtype', 'jobtype', 'servicetype'] }, // prettier-ignore
    { name: 'workCategory', kind: 'text', headers: ['reason', 'workcategory', 'group', 'trade', 'discipline'] },
    ...place,
    ...customer,
  ],
  workTypes: [
    { name: 'name', kind: 'text', required: true, headers: ['name', 'type', 'worktype', 'title'] },
    { name: 'category', kind: 'text', headers: ['category', 'reason', 'group', 'trade'] },
    { name: 'fieldWork', kind: 'boolean', headers: ['fieldwork', 'field', 'onsite'] },
    { name: 'skill', kind: 'text', headers: ['skill', 'requiredskill'] },
    { name: 'skillLevel', kind: 'number', range: [1, 5], headers: ['level', 'skilllevel'] },
    { name: 'certificate', kind: 'text', headers: ['certificate', 'requiredcertificate', 'licence', 'license'] },
    {
      name: 'durationMinutes',
      kind: 'number',
      range: [1, 14_400],
      headers: ['durationminutes', 'duration', 'minutes'],
    },
    { name: 'priority', kind: 'choice', words: priorityWords, headers: ['priority', 'urgency'] },
    { name: 'safetyNotes', kind: 'text', headers: ['safetynotes', 'safety', 'hazards'] },
  ],
  technicians: [
    { name: 'code', kind: 'text', required: true, headers: ['code', 'id', 'employeeid', 'badge', 'number', 'technicianid'] }, // prettier-ignore
    { name: 'name', kind: 'text', required: true, headers: ['name', 'technician', 'fullname', 'employee'] },
    { name: 'team', kind: 'text', headers: ['team', 'crew', 'department', 'group'] },
    { name: 'phone', kind: 'text', headers: ['phone', 'mobile', 'telephone'] },
    { name: 'skills', kind: 'skills', headers: ['skills', 'skill', 'abilities'] },
    { name: 'latitude', kind: 'latitude', headers: ['homelatitude', 'latitude', 'lat', 'homelat'] },
    { name: 'longitude', kind: 'longitude', headers: ['homelongitude', 'longitude', 'lng', 'lon', 'homelng'] },
    { name: 'shiftStart', kind: 'timeOfDay', headers: ['shiftstart', 'start', 'startsat', 'workstart'] },
    { name: 'shiftEnd', kind: 'timeOfDay', headers: ['shiftend', 'end', 'endsat', 'workend'] },
    { name: 'breakStart', kind: 'timeOfDay', headers: ['breakstart', 'lunchstart', 'break'] },
    { name: 'breakMinutes', kind: 'number', range: [1, 480], headers: ['breakminutes', 'lunchminutes'] },
    { name: 'territory', kind: 'text', headers: ['territory', 'district', 'area', 'zone'] },
    {
      name: 'costPerHour',
      kind: 'number',
      range: [0, 100_000],
      headers: ['costperhour', 'cost', 'hourlyrate', 'rate'],
    },
  ],
  customers: [
    externalId,
    { name: 'name', kind: 'text', required: true, headers: ['name', 'customer', 'customername', 'client', 'company', 'account'] }, // prettier-ignore
    { name: 'tier', kind: 'choice', words: tierWords, headers: ['tier', 'level', 'servicelevel', 'class'] },
    ...customer.filter((field) => field.name !== 'customer'),
    ...place,
  ],
  sites: [
    externalId,
    ...place.map((field) => (field.name === 'address' ? { ...field, required: true } : field)),
    ...customer,
  ],
  assets: [
    { ...assetTag, required: true, headers: [...assetTag.headers, 'id', 'number', 'code'] },
    { name: 'name', kind: 'text', headers: ['name', ...assetNames[0]!.headers, 'description'] },
    { name: 'assetKind', kind: 'text', headers: [...assetNames[1]!.headers, 'type', 'category', 'kind', 'class'] },
    { name: 'manufacturer', kind: 'text', headers: ['manufacturer', 'make', 'maker', 'brand'] },
    { name: 'model', kind: 'text', headers: ['model', 'modelnumber'] },
    { name: 'serial', kind: 'text', headers: ['serial', 'serialnumber', 'serialno', 'sn'] },
    { name: 'installedOn', kind: 'day', headers: ['installedon', 'installed', 'installdate', 'installationdate', 'commissioned', 'inservicedate'] }, // prettier-ignore
    { name: 'warrantyUntil', kind: 'day', headers: ['warrantyuntil', 'warranty', 'warrantyend', 'warrantyexpiry', 'warrantyexpires'] }, // prettier-ignore
    { name: 'criticality', kind: 'choice', words: criticalityWords, headers: ['criticality', 'importance', 'abc'] },
    { name: 'status', kind: 'choice', words: assetStateWords, headers: ['status', 'state', 'assetstatus'] },
    money('replacementCost', ['replacementcost', 'replacementvalue', 'replacementprice', 'newprice']),
    { name: 'usefulLifeYears', kind: 'number', range: [0.1, 200], headers: ['usefullifeyears', 'usefullife', 'lifeyears', 'expectedlife'] }, // prettier-ignore
    { name: 'locationNote', kind: 'text', headers: ['locationnote', 'position', 'room', 'floor', 'locationdetail'] },
    { name: 'parentAsset', kind: 'text', headers: ['parent', 'parentasset', 'partof', 'parenttag', 'superiorequipment'] }, // prettier-ignore
    ...place,
    ...customer,
  ],
  workOrders: [
    { ...externalId, headers: ['workorder', 'workordernumber', 'workorderno', 'workorderid', 'wo', 'wonumber', 'wono', 'woid', 'order', 'ordernumber', 'orderid', 'job', 'jobnumber', 'jobid', ...externalId.headers] }, // prettier-ignore
    { name: 'title', kind: 'text', required: true, headers: ['title', 'workordertitle', 'shorttext', 'summary', 'subject', 'problem', 'task', 'issue', 'description'] }, // prettier-ignore
    { name: 'description', kind: 'text', headers: ['description', 'longtext', 'details', 'notes', 'comments', 'workdescription'] }, // prettier-ignore
    { name: 'openedAt', kind: 'instant', required: true, headers: ['opened', 'openedat', 'openeddate', 'created', 'createdat', 'createddate', 'reported', 'reportedat', 'basicstartdate', 'orderdate', 'workorderdate', 'startdate', 'started', 'date', 'requestdate'] }, // prettier-ignore
    { name: 'completedAt', kind: 'instant', headers: ['completed', 'completedat', 'completeddate', 'completiondate', 'datecompleted', 'finished', 'finishdate', 'actualfinish', 'done', 'donedate', 'enddate'] }, // prettier-ignore
    { name: 'closedAt', kind: 'instant', headers: ['closed', 'closedat', 'closeddate', 'closedate', 'dateclosed'] },
    { name: 'resolveBy', kind: 'instant', headers: ['due', 'dueat', 'duedate', 'target', 'targetdate', 'deadline', 'resolveby'] }, // prettier-ignore
    { name: 'status', kind: 'choice', words: workOrderStatusWords, headers: ['status', 'workorderstatus', 'wostatus', 'orderstatus', 'state'] }, // prettier-ignore
    { name: 'holdReason', kind: 'text', headers: ['holdreason', 'waitingfor', 'statusreason'] },
    { name: 'priority', kind: 'choice', words: priorityWords, headers: ['priority', 'urgency', 'severity'] },
    { name: 'team', kind: 'text', headers: ['team', 'crew', 'department', 'workcenter', 'workcentre', 'assignedto'] },
    { name: 'workType', kind: 'text', headers: ['worktype', 'workordertype', 'wotype', 'ordertype', 'jobtype', 'maintenancetype', 'type', 'category'] }, // prettier-ignore
    { name: 'workCategory', kind: 'text', headers: ['workcategory', 'trade', 'discipline', 'group'] },
    {
      name: 'workKind',
      kind: 'choice',
      words: workKindWords,
      headers: ['workkind', 'maintenancekind', 'activitytype'],
    },
    assetTag,
    ...assetNames,
    { name: 'failureCode', kind: 'text', headers: ['failurecode', 'failuremode', 'faultcode', 'problemcode', 'failure', 'damagecode'] }, // prettier-ignore
    { name: 'failedPart', kind: 'text', headers: ['component', 'failedpart', 'failedcomponent', 'objectpart', 'subsystem'] }, // prettier-ignore
    { name: 'rootCause', kind: 'text', headers: ['rootcause', 'cause', 'causecode', 'failurecause'] },
    { name: 'outcome', kind: 'text', headers: ['outcome', 'resolution', 'action', 'actiontaken', 'remedy', 'workdone', 'completionnotes'] }, // prettier-ignore
    { name: 'nextStep', kind: 'text', headers: ['nextstep', 'recommendation', 'followup'] },
    money('labourCost', ['labourcost', 'laborcost', 'labour', 'labor', 'wages']),
    money('travelCost', ['travelcost', 'travel', 'mileagecost']),
    money('partsCost', ['partscost', 'partcost', 'materialcost', 'materialscost', 'materials', 'parts']),
    money('vendorCost', ['vendorcost', 'contractorcost', 'subcontractor', 'servicescost']),
    money('otherCost', ['othercost', 'expenses', 'expensecost', 'misccost']),
    money('totalCost', ['totalcost', 'cost', 'actualcost', 'costs', 'totalactualcost', 'amount']),
    ...place,
    ...customer,
  ],
}

/** The fields a file of this target can feed, those of the office's own last. */
export function fieldsOf(target: ImportTarget, own: readonly OwnField[] = []): readonly FieldDefinition[] {
  return own.length === 0 ? catalogue[target] : [...catalogue[target], ...ownFieldsOf(target, own)]
}
