import { Suspense } from 'react'
import { RecalledAnswer } from '@/components/door/recalled-answer'
import { untouched } from '@/components/door/state'
import { lastAnswer } from './door-memory'

/** Inside a form: what it was answered a moment ago, when its page had no script to show it with. */
export const LastAnswer = () => (
  <Suspense>
    <Recalled />
  </Suspense>
)

async function Recalled() {
  const before = await lastAnswer()
  return before === untouched ? null : <RecalledAnswer before={before} />
}
