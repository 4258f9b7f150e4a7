let zone = 'UTC'

/** Tells every text that shows a time which zone the office is in; called once the backend has said so. */
export function setOfficeZone(next: string): void {
  zone = next
}

/** IANA zone of the office. */
export function officeZone(): string {
  return zone
}
