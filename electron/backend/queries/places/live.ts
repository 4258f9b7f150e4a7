/** What live work is, word for word as the partial indexes say it: only then are they used. */
export const liveStatuses = "status IN ('open', 'scheduled', 'inProgress', 'onHold')"
