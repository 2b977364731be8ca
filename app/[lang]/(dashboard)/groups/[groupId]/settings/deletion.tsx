'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { remove } from './actions'
import { useRefusal, useTreeDeed } from './use-tree-deed'

/** Deletes the group, which is empty; asks first, since nothing brings it back. */
export function Deletion({ group }: { group: { id: string; name: string } }) {
  const t = useTranslations('groupSettings.deletion')
  const router = useRouter()
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const [asking, setAsking] = useState(false)
  const carryOut = () =>
    run(
      () => remove(group.id),
      (answer) => {
        setAsking(false)
        if (!answer.ok) return refuse(answer.code)
        toast(t('done', { name: group.name }))
        return router.replace(`/groups/${answer.value.parentId}`)
      },
    )
  return (
    <div>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('ask', { name: group.name })}
        consequence={t('consequence')}
        confirm={t('confirm')}
        keep={t('keep')}
        pending={pending}
        onConfirm={carryOut}
      />
    </div>
  )
}
