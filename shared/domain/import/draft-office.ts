import { tidy } from './address.ts'
import { placementOf } from './coordinates.ts'
import type { CustomerDraft, Drafts, SiteDraft, TechnicianDraft, WorkTypeDraft } from './draft.ts'
import { siteDraftOf, territoryDraftOf } from './draft-place.ts'
import type { DraftContext } from './draft-place.ts'
import { workTypeKey } from './draft-request.ts'
import type { Refusal } from './convert.ts'
import { ownValues } from './own-fields.ts'
import type { RowValues } from './row-reader.ts'
import { booleanValue, numberValue, skillsValue, textValue } from './row-values.ts'

/** A work type draft of the values of a row. */
export function workTypeDraftOf(values: RowValues): WorkTypeDraft {
  const name = tidy(textValue(values, 'name') ?? '')
  const category = tidy(textValue(values, 'category') ?? '')
  return {
    key: workTypeKey(category, name),
    name,
    category,
    fieldWork: booleanValue(values, 'fieldWork'),
    skill: textValue(values, 'skill'),
    skillLevel: wholeNumber(values, 'skillLevel'),
    certificateName: textValue(values, 'certificate'),
    durationMinutes: wholeNumber(values, 'durationMinutes'),
    priority: textValue(values, 'priority') as WorkTypeDraft['priority'],
    safetyNotes: textValue(values, 'safetyNotes'),
  }
}

/** A technician draft of the values of a row; a shift or break of which only half is given is refused. */
export function technicianDraftOf(values: RowValues, context: DraftContext): TechnicianDraft | Refusal {
  const [startMinute, endMinute] = [numberValue(values, 'shiftStart'), numberValue(values, 'shiftEnd')]
  if ((startMinute === null) !== (endMinute === null)) return { code: 'required', facts: { field: 'shiftEnd' } }
  if (startMinute !== null && endMinute! <= startMinute) {
    return { code: 'out-of-range', facts: { least: 'shiftStart', most: '24:00' } }
  }
  const breakStart = numberValue(values, 'breakStart')
  const breakMinutes = wholeNumber(values, 'breakMinutes')
  const code = tidy(textValue(values, 'code') ?? '')
  const home = placementOf(textValue(values, 'latitude') ?? '', textValue(values, 'longitude') ?? '', new Set())
  return {
    key: code,
    code,
    name: tidy(textValue(values, 'name') ?? ''),
    team: textValue(values, 'team'),
    phone: textValue(values, 'phone'),
    territory: territoryDraftOf(values, context),
    homeLatitude: home.latitude,
    homeLongitude: home.longitude,
    costPerHour: numberValue(values, 'costPerHour'),
    skills: skillsValue(values, 'skills').map(({ name, level }) => ({ name, level })),
    shift: startMinute === null ? null : { startMinute, endMinute: endMinute! },
    break:
      breakStart === null || breakMinutes === null ? null : { startMinute: breakStart, durationMinutes: breakMinutes },
  }
}

/** A customer with its site, when the row has a place. */
export function customerRowDraftOf(values: RowValues, context: DraftContext): Drafts['customers'] {
  const name = tidy(textValue(values, 'name') ?? '')
  const externalId = textValue(values, 'externalId')
  const customer: CustomerDraft = {
    key: externalId ?? `customer:${name.toLowerCase()}`,
    name,
    tier: textValue(values, 'tier') as CustomerDraft['tier'],
    phone: textValue(values, 'phone'),
    email: textValue(values, 'email'),
  }
  const site = siteDraftOf(values, context, null, name)
  return { customer, site: site && { ...site, customer } }
}

/** A site of the values of a row, found again by its id when the file gives one, otherwise by its address. */
export function siteRowDraftOf(values: RowValues, context: DraftContext): SiteDraft | Refusal {
  const externalId = textValue(values, 'externalId')
  const site = siteDraftOf(values, context, externalId, textValue(values, 'siteName') ?? '')
  if (!site) return { code: 'required', facts: { field: 'address' } }
  return { ...site, key: externalId ?? site.key, custom: ownValues(values) }
}

function wholeNumber(values: RowValues, field: string): number | null {
  const value = numberValue(values, field)
  return value === null ? null : Math.round(value)
}
