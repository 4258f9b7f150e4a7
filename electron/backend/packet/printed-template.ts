import type { ChecklistAnswer } from '#shared/domain/checklist/checklist-answer.ts'
import { checklistOf, isAnswered } from '#shared/domain/checklist/checklist-state.ts'
import type { Packet } from '#shared/domain/print/packet.ts'
import type { WorkTypeBody } from '#shared/domain/work-type/work-type.ts'

type PrintedTemplate = Pick<NonNullable<Packet['workType']>, 'name' | 'layout' | 'checklist'>

/** Name, sections and checklist of a template, each item with the answer that is already recorded. */
export function templateOnPaper(template: WorkTypeBody, answers: readonly ChecklistAnswer[]): PrintedTemplate {
  const byKey = new Map(answers.map((answer) => [answer.itemKey, answer]))
  return {
    name: template.name,
    layout: template.packetLayout,
    checklist: checklistOf(template).map((item) => {
      const answer = byKey.get(item.key)
      if (!answer) return { ...item, given: null }
      const { text, number, attachmentId, signedBy, comment } = answer
      const answered = isAnswered(item, answer)
      const failed = answered && answer.failed
      return { ...item, given: { answered, text, number, attached: attachmentId !== null, signedBy, failed, comment } }
    }),
  }
}
