'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { useWhenLeft } from '@/app/use-when-left'
import { Confirm } from '@/components/ui/confirm'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { usesOf } from '@/domain/custom-fields/policy'
import { deleteField } from './actions'
import type { NamedField } from './field-actions'
import { holdersInWords } from './holders-words'
import type { DeedAnswer, FieldFault } from './state'

type Props = { field: NamedField; open: boolean; onClose: () => void }

/** Says who loses what; where values are lost, the name of the field has to be written first. */
export function DeleteField({ field, open, onClose }: Props) {
  const t = useTranslations('customFields')
  const locale = useLocale()
  const { id, name, use } = field
  const seen = usesOf(use)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<FieldFault | 'typed' | null>(null)
  const [pending, begin] = useTransition()
  const close = () => {
    setTyped('')
    setFault(null)
    onClose()
  }
  useWhenLeft(close)
  const input = `delete-${id}`
  const onConfirm = () => {
    if (seen > 0 && typed.trim() !== name) {
      setFault('typed')
      document.getElementById(input)?.focus()
      return
    }
    begin(async () => {
      const answer = await deleteField({ fieldId: id, seen }).catch(
        (): DeedAnswer => ({ ok: false, code: 'unreachable' }),
      )
      if (!answer.ok) return setFault(answer.code)
      close()
      // The button that asked is gone with its row.
      requestAnimationFrame(() => document.getElementById('content')?.focus())
      toast(t('gone', { name }))
    })
  }
  const wrong = fault === 'typed' ? t('deletion.typeWrong', { name }) : undefined
  return (
    <Confirm
      open={open}
      onOpenChange={(next) => !next && close()}
      title={t('deletion.title', { name })}
      consequence={
        seen > 0 ? t('deletion.lost', { use: holdersInWords(t, locale, use) }) : t('deletion.nothing')
      }
      confirm={t('deletion.confirm')}
      keep={t('deletion.keep')}
      pending={pending}
      onConfirm={onConfirm}
    >
      {seen > 0 && (
        <Field id={input} label={t('deletion.type', { name })} error={wrong}>
          <Input
            {...fieldProps(input, { error: wrong })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
      {fault && fault !== 'typed' && (
        <p role="alert" className="text-danger">
          {t(`errors.${fault}`)}
        </p>
      )}
    </Confirm>
  )
}
