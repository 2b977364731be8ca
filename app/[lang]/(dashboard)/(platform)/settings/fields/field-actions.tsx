'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { Button, buttonStyle } from '@/components/ui/button'
import type { UsedField } from '@/domain/custom-fields/list-used-fields'
import { moveField } from './actions'
import { DeleteField } from './delete-field'
import type { DeedAnswer } from './state'

export type NamedField = Pick<UsedField, 'id' | 'name' | 'use'>
type Props = { field: NamedField; place: number; count: number }

/** What can be done with a field of the list. */
export function FieldActions({ field, place, count }: Props) {
  const t = useTranslations('customFields')
  const [asking, ask] = useState(false)
  const { id, name } = field
  return (
    <span className="flex items-center justify-end gap-1 max-sm:-ml-2.5 max-sm:justify-start">
      <MoveButtons field={field} place={place} count={count} />
      <Link
        href={`/settings/fields?edit=${id}`}
        aria-label={t('editOf', { name })}
        className={buttonStyle({ variant: 'quiet', size: 'small' })}
      >
        {t('edit')}
      </Link>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('deleteOf', { name })}
        title={t('delete')}
        onClick={() => ask(true)}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      <DeleteField field={field} open={asking} onClose={() => ask(false)} />
    </span>
  )
}

const icons = { up: ArrowUp, down: ArrowDown }

/** The buttons stay in their places, also where they lead nowhere, so that the focus does. */
function MoveButtons({ field: { id, name }, place, count }: Props) {
  const t = useTranslations('customFields')
  const [pending, begin] = useTransition()
  const [said, say] = useState('')
  const move = (direction: 'up' | 'down') =>
    begin(async () => {
      const answer = await moveField({ fieldId: id, direction }).catch(
        (): DeedAnswer => ({ ok: false, code: 'unreachable' }),
      )
      if (!answer.ok) return void toast.error(t(`errors.${answer.code}`))
      say(t('moved', { name, place: place + (direction === 'up' ? -1 : 1), count }))
    })
  return (
    <>
      {(['up', 'down'] as const).map((direction) => {
        const Icon = icons[direction]
        const last = direction === 'up' ? place === 1 : place === count
        return (
          <Button
            key={direction}
            variant="quiet"
            size="icon"
            aria-label={t(direction, { name })}
            aria-disabled={last || pending || undefined}
            onClick={() => !last && !pending && move(direction)}
          >
            <Icon aria-hidden="true" />
          </Button>
        )
      })}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
