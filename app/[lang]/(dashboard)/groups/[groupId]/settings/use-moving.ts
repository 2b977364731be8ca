import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import type { WeighedMoveResult } from '@/domain/groups/move-group'
import { peopleIn } from '@/domain/groups/policy'
import { foreseeMove, move } from './actions'
import { type Asked, useAgreement } from './use-agreement'
import { useRefusal, useTreeDeed } from './use-tree-deed'

export type Named = { id: string; name: string }
export type Moving = Asked<Named, WeighedMoveResult>

/** Moves the group to another place, when what that does is agreed to. */
export function useMoving(group: Named, from: Named, then: () => void) {
  const tell = useTelling(group, from)
  return useAgreement({
    weigh: (to: Named) => foreseeMove({ groupId: group.id, parentId: to.id }),
    carryOut: (to, { joining }) => move({ groupId: group.id, parentId: to.id, agreed: peopleIn(joining) }),
    tell: ({ added }, to) => {
      then()
      tell(added, to)
    },
  })
}

/** What was done, with the way back where nobody was added: nothing would take them out again. */
function useTelling(group: Named, from: Named) {
  const t = useTranslations('groupSettings.place')
  const { run } = useTreeDeed()
  const refuse = useRefusal()
  const takeBack = () =>
    run(
      () => move({ groupId: group.id, parentId: from.id, agreed: 0 }),
      (answer) => (answer.ok ? toast(t('undone', { name: group.name, to: from.name })) : refuse(answer.code)),
    )
  return (added: number, to: Named) => {
    const action = added === 0 ? { label: t('undo'), onClick: takeBack } : undefined
    toast(t('done', { name: group.name, to: to.name, added }), { action })
  }
}
