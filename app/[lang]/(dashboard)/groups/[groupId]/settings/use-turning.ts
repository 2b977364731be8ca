import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { type Affected, peopleIn } from '@/domain/groups/policy'
import { foresee, turn } from './actions'
import { type Asked, useAgreement } from './use-agreement'
import { useRefusal, useTreeDeed } from './use-tree-deed'

type Visibility = 'public' | 'private'
export type Turning = Asked<Visibility, Affected[]>

/** Makes the group public or private, when what that does is agreed to. */
export function useTurning(group: { id: string; name: string }) {
  const tell = useTelling(group)
  return useAgreement({
    weigh: (to: Visibility) => foresee({ groupId: group.id, visibility: to }),
    carryOut: (to, affected) =>
      turn({ groupId: group.id, visibility: to, agreed: to === 'public' ? peopleIn(affected) : 0 }),
    tell: ({ added }, to) => tell(added, to),
  })
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
  return (added: number, to: Visibility) => {
    const back = to === 'public' ? 'private' : 'public'
    const action = added === 0 ? { label: t('undo'), onClick: () => takeBack(back) } : undefined
    toast(t(`done.${to}`, { name, added }), { action })
  }
}
