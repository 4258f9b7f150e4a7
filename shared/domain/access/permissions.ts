import type { AppError } from '../../kernel/app-error.ts'
import type { Role } from './role.ts'

/** The things a role may be allowed to do. Reading is always allowed, except what `seeCosts` guards. */
export const capabilities = [
  'takeCalls',
  'triage',
  'approve',
  'workOrders',
  'schedule',
  'seeCosts',
  'editCosts',
  'invoice',
  'editPlaces',
  'editPeople',
  'notes',
  'views',
  'import',
  'export',
  'print',
  'settings',
  'users',
] as const
export type Capability = (typeof capabilities)[number]

/** What each role may do. A manager decides and sees money; a coordinator takes calls and prepares; a planner plans. */
const allowed: Readonly<Record<Role, readonly Capability[]>> = {
  administrator: capabilities,
  manager: capabilities.filter((capability) => capability !== 'users'),
  coordinator: [
    'takeCalls',
    'triage',
    'workOrders',
    'schedule',
    'seeCosts',
    'editCosts',
    'invoice',
    'editPlaces',
    'notes',
    'views',
    'import',
    'export',
    'print',
  ],
  dispatcher: ['takeCalls', 'triage', 'workOrders', 'schedule', 'editPlaces', 'notes', 'views', 'export', 'print'],
  planner: ['workOrders', 'schedule', 'editPlaces', 'editPeople', 'notes', 'views', 'export', 'print'],
  readOnly: ['print', 'export'],
}

/** Capability each command or action needs, by its name or by what its name begins with; the longest wins. */
const needed: Readonly<Record<string, Capability>> = {
  'request.': 'triage',
  'request.create': 'takeCalls',
  'request.edit': 'takeCalls',
  'request.editMany': 'takeCalls',
  'request.takeMail': 'takeCalls',
  'channels.watch': 'settings',
  'channels.lookNow': 'takeCalls',
  'request.addCall': 'takeCalls',
  'requestLink.': 'triage',
  'bundle.': 'triage',
  'approval.': 'approve',
  // Asking is open to whoever meets the limit; deciding checks the limit itself.
  'approval.ask': 'notes',
  'approval.decide': 'notes',
  'approval.withdraw': 'notes',
  'workOrder.': 'workOrders',
  'hold.': 'workOrders',
  'checklist.': 'workOrders',
  'visit.': 'schedule',
  'visitDependency.': 'schedule',
  'plan.': 'schedule',
  'policy.': 'schedule',
  'absence.': 'editPeople',
  'certificate.': 'editPeople',
  'technician.': 'editPeople',
  'crew.': 'editPeople',
  'shift.': 'editPeople',
  'break.': 'editPeople',
  'onCall.': 'editPeople',
  'skill.': 'editPeople',
  'customer.': 'editPlaces',
  'contact.': 'editPlaces',
  'site.': 'editPlaces',
  'asset.': 'editPlaces',
  'territory.': 'editPlaces',
  'mapLayer.': 'editPlaces',
  'cost.': 'editCosts',
  'quote.': 'editCosts',
  'contract.': 'editCosts',
  'workOrder.setLimit': 'editCosts',
  'invoice.': 'invoice',
  'note.': 'notes',
  'record.': 'notes',
  'attachment.': 'notes',
  'savedView.': 'views',
  'alert.': 'notes',
  'import.': 'import',
  'mapping.': 'import',
  'print.': 'print',
  'demo.': 'import',
  'settings.': 'settings',
  'settings.integrityCheck': 'export',
  'reason.': 'settings',
  'questionTree.': 'settings',
  'priorityRule.': 'settings',
  'workType.': 'settings',
  'calendar.': 'settings',
  'sla.': 'settings',
  'slaPolicy.': 'settings',
  'slaRule.': 'settings',
  'customField.': 'settings',
  'user.': 'users',
  'assets.labels': 'print',
  'workOrders.export': 'export',
  'requests.export': 'export',
  'assets.export': 'export',
  'sites.export': 'export',
  'customers.export': 'export',
  'technicians.export': 'export',
  'reports.': 'export',
  'audit.': 'export',
  'sync.join': 'settings',
  'sync.takeHubs': 'settings',
  'sync.leave': 'settings',
  'sync.upload': 'settings',
}

/**
 * Names that ask for nothing: who sits here, files in transit, background work, settling what needs attention (which asks
 * itself where it is somebody else's), and Undo, which asks of what it undoes.
 */
const open = ['desk.', 'sync.now', 'attention.', 'channels.watchState', 'file.', 'jobs.', 'history.'] as const

const prefixes = Object.keys(needed).sort((a, b) => b.length - a.length)

/**
 * The capability that a command or action of this name needs. Null: open to everybody. Undefined: nobody has said, which
 * a test forbids; such a name is treated as a setting.
 */
export function capabilityFor(name: string): Capability | null | undefined {
  const prefix = prefixes.find((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))
  if (prefix) return needed[prefix]!
  return open.some((one) => name.startsWith(one)) ? null : undefined
}

/** What a role may do. */
export function capabilitiesOf(role: Role): Capability[] {
  return [...allowed[role]]
}

/** Whether a role may do something. */
export function roleMay(role: Role, capability: Capability): boolean {
  return allowed[role].includes(capability)
}

/** The refusal when a role may not run a command or action of this name, or null when it may. */
export function refusedByRole(
  actor: { readonly name: string; readonly role: Role },
  commandName: string,
): AppError | null {
  const capability = capabilityFor(commandName)
  return capability === null ? null : refusedWithout(actor, capability ?? 'settings')
}

/** The refusal when a role is not allowed to do something, or null when it is: for a part of what a command may set. */
export function refusedWithout(
  actor: { readonly name: string; readonly role: Role },
  capability: Capability,
): AppError | null {
  if (roleMay(actor.role, capability)) return null
  const message =
    actor.role === 'readOnly'
      ? `${actor.name} may look but not change anything here. Nothing was changed. Choose who you are at the top right, or ask an administrator.`
      : `The role of ${actor.name} (${actor.role}) does not allow that. Nothing was changed. Ask an administrator.`
  return { kind: 'forbidden', message }
}
