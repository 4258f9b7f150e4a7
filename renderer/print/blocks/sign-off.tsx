import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { TickBoxes, WriteLine } from './pairs.tsx'

/** As many ruled lines as an empty page could hold; those below the room that is left are cut off. */
const mostRuledLines = 26

/** Times, outcome, room for notes, and the lines to sign on. */
export function signOffBlocks(): Block[] {
  return [
    {
      kind: 'solid',
      id: 'outcome',
      gapMm: 4.5,
      node: (
        <div className="two">
          <div>
            <h2>{t('packet.timesTitle')}</h2>
            <dl className="roomy">
              {['leftForSite', 'arrived', 'workFinished'].map((name) => (
                <div key={name}>
                  <dt>{t(`packet.${name}`)}</dt>
                  <dd>
                    <WriteLine widthMm={40} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          <div>
            <h2>{t('packet.outcomeTitle')}</h2>
            <div className="outcome">
              <TickBoxes answers={[t('packet.outcomeDone'), t('packet.outcomeAgain')]} />
              <TickBoxes answers={[t('packet.outcomeNoAccess'), t('packet.outcomeNothing')]} />
              <span>
                {t('packet.causeCode')} <WriteLine widthMm={46} />
              </span>
            </div>
          </div>
        </div>
      ),
    },
    {
      // Notes and signatures stay together: a page with nothing but signatures would say nothing of what was signed.
      kind: 'solid',
      id: 'sign-off',
      gapMm: 4.5,
      fill: true,
      node: (
        <div className="notes-room">
          <h2>{t('packet.notesRoomTitle')}</h2>
          <div className="ruled">
            <div>
              {Array.from({ length: mostRuledLines }, (_, line) => (
                <i key={line} />
              ))}
            </div>
          </div>
          <h2 className="after-notes">{t('packet.signOffTitle')}</h2>
          <div className="signatures">
            <span>{t('packet.technicianSigns')}</span>
            <span>{t('packet.otherSigns')}</span>
          </div>
        </div>
      ),
    },
  ]
}
