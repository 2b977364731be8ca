'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import type { WeighedMoveResult } from '@/domain/groups/move-group'
import type { TreeGroup } from '../../../(home)/tree'
import { foreseeMove, move } from './actions'
import { ConfirmMove } from './confirm-move'
import { GroupChoice } from './group-choice'
import { useRefusal, useTreeDeed } from './use-tree-deed'

export type Moving = {
  group: { id: string; name: string }
  from: { id: string; name: string }
  to: { id: string; name: string }
  weighed: WeighedMoveResult
  /** The figures are others than those that were just agreed to. */
  anew: boolean
}
type Props = Pick<Moving, 'group' | 'from'> & { targets: TreeGroup[] }

const agreedIn = ({ weighed }: Moving) => weighed.joining.reduce((sum, { people }) => sum + people, 0)

/** Hangs the group under another one: first where to, then what that does, then the deed. */
export function Place({ group, from, targets }: Props) {
  const t = useTranslations('groupSettings.place')
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<Moving | null>(null)
  const to = targets.find(({ id }) => id === chosen)

  const ask = (target: Moving['to'], anew = false) =>
    run(
      () => foreseeMove({ groupId: group.id, parentId: target.id }),
      (answer) => {
        if (answer.ok) setAsked({ group, from, to: target, weighed: answer.value, anew })
        else refuse(answer.code)
      },
    )
  const carryOut = (moving: Moving) =>
    run(
      () => move({ groupId: group.id, parentId: moving.to.id, agreed: agreedIn(moving) }),
      (answer) => {
        if (!answer.ok && answer.code === 'changed_meanwhile') return ask(moving.to, true)
        setAsked(null)
        if (!answer.ok) return refuse(answer.code)
        setOpen(false)
        setChosen(null)
        const back = () =>
          run(() => move({ groupId: group.id, parentId: answer.value.from, agreed: 0 }), tellBack)
        const undo = answer.value.added === 0 && { label: t('undo'), onClick: back }
        return toast(t('done', { name: group.name, to: moving.to.name, added: answer.value.added }), {
          ...(undo && { action: undo }),
        })
      },
    )
  const tellBack = (answer: Awaited<ReturnType<typeof move>>) => {
    if (answer.ok) toast(t('undone', { name: group.name, to: from.name }))
    else refuse(answer.code)
  }

  if (!open) {
    return (
      <div>
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-4">
      <GroupChoice
        legend={t('choose', { name: group.name })}
        groups={targets}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          aria-disabled={pending || !to || undefined}
          onClick={() => (to ? ask({ id: to.id, name: to.name }) : toast(t('chooseFirst')))}
        >
          {to ? t('moveTo', { to: to.name }) : t('move')}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
      {asked && (
        <ConfirmMove
          moving={asked}
          pending={pending}
          onClose={() => setAsked(null)}
          onConfirm={() => carryOut(asked)}
        />
      )}
    </div>
  )
}
