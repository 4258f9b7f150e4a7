/** The words source systems use for their own judgement, as Fieldboard reads them. */
export const sourceWords = {
  onTime: ['ONTIME', 'ON TIME', 'MET', 'WITHIN'],
  overdue: ['OVERDUE', 'LATE', 'BREACHED', 'MISSED'],
} as const

/** What a source system's own verdict says; `other` for a word not known here. */
export function readSourceVerdict(word: string | null): 'onTime' | 'overdue' | 'other' | 'blank' {
  const plain = word?.trim().toUpperCase() ?? ''
  if (plain === '') return 'blank'
  if ((sourceWords.onTime as readonly string[]).includes(plain)) return 'onTime'
  if ((sourceWords.overdue as readonly string[]).includes(plain)) return 'overdue'
  return 'other'
}
