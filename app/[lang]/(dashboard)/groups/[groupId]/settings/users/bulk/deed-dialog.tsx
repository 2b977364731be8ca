'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { Skeleton } from '@/components/ui/skeleton'
import type { Asked, Place } from './answers'
import { Choices } from './choices'
import { useDeed } from './use-deed'

export type DialogProps = {
  asked: Asked
  places: readonly Place[]
  groupId: string
  onClose: () => void
  onDone: () => void
}

/** Says what a deed does to the selection, in figures, and asks; the harmless button has the focus. */
export function DeedDialog(props: DialogProps) {
  const { asked, places, onClose } = props
  const t = useTranslations('groupAccounts.deeds')
  const { choice, choose, wanted, preview, pending, confirm } = useDeed(props)
  const { deed } = asked
  const nobody = preview?.people === 0
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={preview ? t(`${deed}.title`, { count: preview.people }) : t(`${deed}.action`)}
      consequence={<Consequence sentences={wanted ? preview?.sentences : []} />}
      confirm={t(`${deed}.confirm`)}
      keep={t(`${deed}.keep`)}
      variant={deed === 'remove' || deed === 'leave' ? 'danger' : 'primary'}
      pending={pending}
      disabled={!wanted || !preview || nobody}
      onConfirm={confirm}
    >
      <Choices deed={deed} choice={choice} places={places} onChoose={choose} />
    </Confirm>
  )
}

/** Of the height of what is being counted. */
function Consequence({ sentences }: { sentences: string[] | undefined }) {
  if (!sentences) return <Skeleton className="h-10 w-full" />
  return (
    <div role="status" className="grid gap-2">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}
