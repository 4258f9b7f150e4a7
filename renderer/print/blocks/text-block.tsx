import { t } from '#renderer/lib/messages.ts'
import type { TextBlock } from '../block.ts'

/** A titled text of any length. */
export function textBlock(id: string, title: string, text: string): TextBlock {
  return {
    kind: 'text',
    id,
    gapMm: 4.5,
    text,
    frame: (body, continued) => (
      <>
        <h2>{continued ? t('packet.continued', { title }) : title}</h2>
        {body}
      </>
    ),
  }
}

/** A boxed warning of any length; every part of it on a further page is boxed again. */
export function warningBlock(id: string, title: string, text: string): TextBlock {
  return {
    kind: 'text',
    id,
    gapMm: 4.5,
    text,
    frame: (body, continued) => (
      <div className="warning">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 2 23 21H1z" fill="none" stroke="#000" strokeWidth="2" />
          <path d="M12 9v6M12 17v1.5" stroke="#000" strokeWidth="2.4" />
        </svg>
        <div>
          <b>{continued ? t('packet.continued', { title }) : title}</b>
          {body}
        </div>
      </div>
    ),
  }
}
