'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import type { TreeGroup } from '../../../(home)/tree'
import { ConfirmMove } from './confirm-move'
import { GroupChoice } from './group-choice'
import { type Named, useMoving } from './use-moving'

type Props = { group: Named; from: Named; targets: TreeGroup[] }

/** Hangs the group under another one: first where to, then what that does, then the deed. */
export function Place(props: Props) {
  const t = useTranslations('groupSettings.place')
  const [open, setOpen] = useState(false)
  if (open) return <Choosing {...props} onClose={() => setOpen(false)} />
  return (
    <div>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
    </div>
  )
}

function Choosing({ group, from, targets, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('groupSettings.place')
  const [chosen, setChosen] = useState<string | null>(null)
  const { pending, asked, ask, agree, close } = useMoving(group, from, onClose)
  const to = targets.find(({ id }) => id === chosen)
  return (
    <div className="grid gap-4">
      <GroupChoice
        legend={t('choose', { name: group.name })}
        groups={targets}
        here={from.id}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          aria-disabled={pending || !to || undefined}
          onClick={() => (to ? ask({ id: to.id, name: to.name }) : toast(t('chooseFirst')))}
          className="max-w-full"
        >
          <span className="truncate">{to ? t('moveTo', { to: to.name }) : t('move')}</span>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
      {asked && (
        <ConfirmMove
          group={group}
          from={from}
          moving={asked}
          pending={pending}
          onClose={close}
          onConfirm={() => agree(asked)}
        />
      )}
    </div>
  )
}
