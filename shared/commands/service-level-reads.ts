import { read } from './read.ts'

/** What it takes to move a deadline: the terms of every policy. */
export function clockTermReads() {
  return { policies: read.all('slaPolicies'), calendars: read.all('businessCalendars') }
}

/** The office's service levels, as `ServiceLevels`: what every command reads that makes or moves a deadline. */
export function serviceLevelReads() {
  return {
    ...clockTermReads(),
    slaRules: read.all('slaRules'),
    contracts: read.all('contracts'),
  }
}
