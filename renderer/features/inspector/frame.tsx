import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../lib/messages.ts'
import type { InspectorTab } from '../../state/inspector-place.ts'
import { goToPlace, showInspectorTab, useInspectorPlace } from '../../state/inspector-place.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'

interface FrameProps {
  readonly head: ReactNode
  readonly tabs: readonly InspectorTab[]
  readonly children: (tab: InspectorTab) => ReactNode
}

/** Head, tabs and body: the same for every kind of record. The tab stays while another record is selected. */
export function InspectorFrame({ head, tabs, children }: FrameProps) {
  const { tab: chosen, target, asked } = useInspectorPlace()
  const body = useRef<HTMLDivElement>(null)
  const tab = tabs.includes(chosen) ? chosen : 'details'
  useEffect(() => {
    if (asked > 0 && target !== null && body.current) return goToPlace(body.current, target)
  }, [asked, target])
  return (
    <>
      <div className="inspector-head">{head}</div>
      <Tabs
        label={t('inspector.tabs')}
        tabs={tabs.map((value) => ({ value, text: t(`inspector.tab${value[0]!.toUpperCase()}${value.slice(1)}`) }))}
        value={tab}
        onChange={(next) => showInspectorTab(next)}
      />
      <div className="inspector-body" role="tabpanel" ref={body}>
        {children(tab)}
      </div>
    </>
  )
}

/** While a record is fetched, and when it is not there any more. */
export function InspectorWait({ gone }: { readonly gone: boolean }) {
  if (gone) return <MessageState title={t('inspector.gone')} text={t('inspector.goneText')} />
  return <SkeletonRows rows={8} label={t('list.loading')} />
}

/** A labelled line of details. */
export function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
