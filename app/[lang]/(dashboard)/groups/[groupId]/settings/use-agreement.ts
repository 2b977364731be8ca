import { useState } from 'react'
import type { TreeAnswer } from './answers'
import { useRefusal, useTreeDeed } from './use-tree-deed'

/** What is about to be done, and what that does. */
export type Asked<Target, Weighed> = {
  to: Target
  weighed: Weighed
  /** The figures are others than those that were just agreed to. */
  anew: boolean
}

type Deed<Target, Weighed, Value> = {
  weigh: (to: Target) => Promise<TreeAnswer<Weighed>>
  carryOut: (to: Target, weighed: Weighed) => Promise<TreeAnswer<Value>>
  tell: (done: Value, to: Target) => unknown
}

/** Asks what a deed does, then does what was agreed to; other figures by then are asked about again. */
export function useAgreement<Target, Weighed, Value>(deed: Deed<Target, Weighed, Value>) {
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const [asked, setAsked] = useState<Asked<Target, Weighed> | null>(null)
  const close = () => setAsked(null)
  const ask = (to: Target, anew = false) =>
    run(
      () => deed.weigh(to),
      (answer) => (answer.ok ? setAsked({ to, weighed: answer.value, anew }) : refuse(answer.code)),
    )
  const agree = ({ to, weighed }: Asked<Target, Weighed>) =>
    run(
      () => deed.carryOut(to, weighed),
      (answer) => {
        if (!answer.ok && answer.code === 'changed_meanwhile') return ask(to, true)
        close()
        return answer.ok ? deed.tell(answer.value, to) : refuse(answer.code)
      },
    )
  return { pending, asked, ask, agree, close }
}
