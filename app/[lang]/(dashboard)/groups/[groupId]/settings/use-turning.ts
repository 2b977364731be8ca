import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Affected } from '@/domain/groups/spread-learners'
import { foresee, turn } from './actions'
import type { TreeAnswer } from './answers'
import { useRefusal, useTreeDeed } from './use-tree-deed'

type Visibility = 'public' | 'private'
export type Turning = {
  to: Visibility
  affected: Affected[]
  /** The figures are others than those that were just agreed to. */
  anew: boolean
}

const agreedIn = ({ to, affected }: Turning) =>
  to === 'public' ? affected.reduce((sum, { people }) => sum + people, 0) : 0

/** Asks what another visibility does, then does what was agreed to; other figures by then are asked about again. */
export function useTurning(group: { id: string; name: string }) {
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const tell = useTelling(group)
  const [asked, setAsked] = useState<Turning | null>(null)
  const ask = (to: Visibility, anew = false) =>
    run(
      () => foresee({ groupId: group.id, visibility: to }),
      (answer) => (answer.ok ? setAsked({ to, affected: answer.value, anew }) : refuse(answer.code)),
    )
  const carryOut = (turning: Turning) =>
    run(
      () => turn({ groupId: group.id, visibility: turning.to, agreed: agreedIn(turning) }),
      (answer) => {
        if (!answer.ok && answer.code === 'changed_meanwhile') return ask(turning.to, true)
        setAsked(null)
        return tell(answer, turning.to)
      },
    )
  return { pending, asked, ask, carryOut, close: () => setAsked(null) }
}

/** What was done, with the way back where nobody was added: nothing would take them out again. */
function useTelling({ id: groupId, name }: { id: string; name: string }) {
  const t = useTranslations('groupSettings.visibility')
  const { run } = useTreeDeed()
  const refuse = useRefusal()
  const takeBack = (visibility: Visibility) =>
    run(
      () => turn({ groupId, visibility, agreed: 0 }),
      (answer) => (answer.ok ? toast(t(`done.${visibility}`, { name, added: 0 })) : refuse(answer.code)),
    )
  return (answer: TreeAnswer<{ added: number }>, to: Visibility) => {
    if (!answer.ok) return refuse(answer.code)
    const { added } = answer.value
    const back = to === 'public' ? 'private' : 'public'
    const action = added === 0 ? { label: t('undo'), onClick: () => takeBack(back) } : undefined
    return toast(t(`done.${to}`, { name, added }), { action })
  }
}
