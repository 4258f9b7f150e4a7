import { Modal } from '@mantine/core'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { useCommands } from '../../api/use-commands.ts'
import { formatDate, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'
import type { BoardModel } from './model/board-model.ts'

/** The unpublished changes of the days shown, by the technician who will be told. */
export function draftsOf(model: BoardModel): { technicianId: string; details: VisitDetail[] }[] {
  const drafts = [...model.visits.values()].filter((detail) => draftOf(detail) !== null)
  const byTechnician = Map.groupBy(
    [...drafts, ...model.withdrawn],
    (detail) => detail.technicianId ?? detail.visit.publishedTechnicianId ?? '',
  )
  return [...byTechnician].map(([technicianId, details]) => ({ technicianId, details }))
}

/** Shows what will be told to whom, and tells it. */
export function PublishDialog({
  model,
  opened,
  onClose,
}: {
  readonly model: BoardModel
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const groups = opened ? draftsOf(model) : []
  const count = groups.reduce((sum, group) => sum + group.details.length, 0)
  const codeOf = (id: string | null) =>
    id ? (model.lanes.get(id)?.code ?? t('board.somebodyElse')) : t('board.nobody')
  const publish = async () => {
    const visitIds = groups.flatMap((group) => group.details.map(({ visit }) => visit.id))
    const done = await run(visitPublish, { visitIds })
    onClose()
    if (done.ok) announce({ tone: 'good', text: t('board.published', { count: done.value.value.published }) })
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('board.publishTitle', { count, technicians: groups.length })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className="publish-list">
        {groups.map(({ technicianId, details }) => (
          <section key={technicianId}>
            <h3>{codeOf(technicianId)}</h3>
            <ul>
              {details.map((detail) => (
                <li key={detail.visit.id}>
                  <b className="num">{detail.workOrderNumber}</b>
                  <span className="cut">{detail.title}</span>
                  <span className="num soft">{changeText(detail, codeOf)}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="muted">{t('board.publishText')}</p>
      <div className="row end">
        <Button onClick={onClose}>{t('board.keepDraft')}</Button>
        <Button kind="primary" data-autofocus disabled={count === 0} onClick={() => void publish()}>
          {t('board.publish', { count })}
        </Button>
      </div>
    </Modal>
  )
}

function changeText(detail: VisitDetail, codeOf: (id: string | null) => string): string {
  const { visit, technicianId } = detail
  const zone = officeZone()
  const when = (at: number | null) => (at === null ? '' : `${formatDate(at, zone)} ${formatTime(at, zone)}`)
  const before = `${codeOf(visit.publishedTechnicianId)} ${when(visit.publishedStartsAt)}`
  const after = `${codeOf(technicianId)} ${when(visit.startsAt)}`
  switch (draftOf(detail)) {
    case 'new':
      return t('board.changeNew', { after: when(visit.startsAt) })
    case 'moved':
      return t('board.changeMoved', { before, after })
    default:
      return t('board.changeWithdrawn', { before })
  }
}
