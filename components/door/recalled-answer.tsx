'use client'

import { useContext, useEffect } from 'react'
import { Notice } from '../ui/notice'
import { Door } from './context'
import type { DoorState } from './state'

/**
 * What a form was answered before its script arrived. Streams into a form that is there already: it says
 * what is wrong by itself, and hands over the rest, so that nothing that is being typed meanwhile is replaced.
 */
export function RecalledAnswer({ before }: { before: DoorState }) {
  const { state, recall } = useContext(Door)
  useEffect(() => recall(before), [before, recall])
  // The form took over: it shows its answers itself.
  if (state.errors.length > 0 || state.closed) return null
  return (
    <Notice
      tone={before.closed ? 'info' : 'danger'}
      role={before.closed ? 'status' : 'alert'}
      title={before.closed?.title}
    >
      {before.closed?.text}
      {before.errors.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  )
}
