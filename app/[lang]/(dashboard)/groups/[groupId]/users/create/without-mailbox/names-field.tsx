'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { cn } from '@/components/class-names'
import { useDoorField } from '@/components/door/context'
import { Button } from '@/components/ui/button'
import { Field, fieldProps } from '@/components/ui/field'
import { fieldStyle } from '@/components/ui/input'
import { type Name, readNames } from './name-list'

type Props = {
  /** How many more the list takes. */
  room: number
  most: number
  onRead: (names: Name[]) => void
}

/** Where a list of names is typed or pasted; a pasted one goes into the table at once. */
export function NamesField({ room, most, onRead }: Props) {
  const t = useTranslations('createAccount.list')
  const { id } = useDoorField('names')
  const [text, setText] = useState('')
  const [isFull, setFull] = useState(false)
  const read = (given: string) => {
    const names = readNames(given)
    onRead(names.slice(0, room))
    setFull(names.length > room)
    setText(
      names
        .slice(room)
        .map(({ firstName, lastName }) => `${lastName};${firstName}`)
        .join('\n'),
    )
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (text.trim() !== '' || !/[\r\n]/.test(pasted.trim())) return
    event.preventDefault()
    read(pasted)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    read(text)
  }
  const texts = { help: t('namesHelp'), error: isFull ? t('full', { most }) : undefined }
  return (
    <Field id={id} label={t('names')} {...texts}>
      <textarea
        {...fieldProps(id, texts)}
        rows={4}
        value={text}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        className={cn(fieldStyle, 'field-sizing-content max-h-80 min-h-28 py-2')}
      />
      <Button
        variant="secondary"
        size="small"
        className="justify-self-start"
        aria-disabled={text.trim() === '' || undefined}
        onClick={() => text.trim() !== '' && read(text)}
      >
        {t('read')}
      </Button>
    </Field>
  )
}
