import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import type { WeighedMoveResult } from '@/domain/groups/move-group'
import { foreseeMove, move } from './actions'
import type { TreeAnswer } from './answers'
import { useRefusal, useTreeDeed } from './use-tree-deed'

type Named = { id: string; name: string }
export type Moving = {
  group: Named
  from: Named
  to: Named
  weighed: WeighedMoveResult
  /** The figures are others than those that were just agreed to. */
  anew: boolean
}
type Done = TreeAnswer<{ from: string; added: number }>

const agreedIn = ({ weighed }: Moving) => weighed.joining.reduce((sum, { people }) => sum + people, 0)

/** Asks what a move does, then does what was agreed to; other figures by then are asked about again. */
export function useMoving(group: Named, from: Named, then: () => void) {
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const tell = useTelling(group, from)
  const [asked, setAsked] = useState<Moving | null>(null)
  const ask = (to: Named, anew = false) =>
    run(
      () => foreseeMove({ groupId: group.id, parentId: to.id }),
      (answer) =>
        answer.ok ? setAsked({ group, from, to, weighed: answer.value, anew }) : refuse(answer.code),
    )
  const carryOut = (moving: Moving) =>
    run(
      () => move({ groupId: group.id, parentId: moving.to.id, agreed: agreedIn(moving) }),
      (answer) => {
        if (!answer.ok && answer.code === 'changed_meanwhile') return ask(moving.to, true)
        setAsked(null)
        if (answer.ok) then()
        return tell(answer, moving.to)
      },
    )
  return { pending, asked, ask, carryOut, close: () => setAsked(null) }
}

/** What was done, with the way back where nobody was added: nothing would take them out again. */
function useTelling(group: Named, from: Named) {
  const t = useTranslations('groupSettings.place')
  const { run } = useTreeDeed()
  const refuse = useRefusal()
  const takeBack = () =>
    run(
      () => move({ groupId: group.id, parentId: from.id, agreed: 0 }),
      (answer: Done) =>
        answer.ok ? toast(t('undone', { name: group.name, to: from.name })) : refuse(answer.code),
    )
  return (answer: Done, to: Named) => {
    if (!answer.ok) return refuse(answer.code)
    const { added } = answer.value
    const action = added === 0 ? { label: t('undo'), onClick: takeBack } : undefined
    return toast(t('done', { name: group.name, to: to.name, added }), { action })
  }
}
