import type { EntityName } from '../domain/entities.ts'

/** Scope of everything that belongs to no territory: people, places, catalogues, settings. Every desk has it. */
export const officeScope = 'office'
/** Grant of a desk that sees every territory. */
export const everyScope = '*'

/** How a record finds its scope: its own territory, the one of the record it belongs to, or the whole office. */
type Home =
  | { readonly by: 'territory' }
  | { readonly by: 'parent'; readonly field: string; readonly entity: EntityName }
  | { readonly by: 'office' }

const home: Partial<Record<EntityName, Home>> = {
  requests: { by: 'territory' },
  workOrders: { by: 'territory' },
  visits: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  visitTechnicians: { by: 'parent', field: 'visitId', entity: 'visits' },
  costLines: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  quoteLines: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  checklistAnswers: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  holds: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  attentionItems: { by: 'parent', field: 'workOrderId', entity: 'workOrders' },
  requestDistinctions: { by: 'parent', field: 'requestId', entity: 'requests' },
}

/** How records of a kind find their scope. */
export function homeOf(entity: EntityName): Home {
  return home[entity] ?? { by: 'office' }
}

/** Name of a territory's scope; work without a territory is everybody's. */
export function scopeOfTerritory(territoryId: string | null): string {
  return territoryId === null ? officeScope : `territory:${territoryId}`
}

/** Whether a grant lets a desk see a scope. */
export function grantCovers(grants: readonly string[], scope: string): boolean {
  return scope === officeScope || grants.includes(everyScope) || grants.includes(scope)
}
