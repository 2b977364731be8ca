'use client'

import { useTranslations } from 'next-intl'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { cn } from '@/components/class-names'
import { Field, fieldProps } from '@/components/ui/field'
import { AddressChips } from './address-chips'
import { EmailsCounts } from './emails-counts'
import type { Emails } from './use-emails'

/** The field must not grow under a pointer that is just pressing the button below it. */
const afterClick = 200

/**
 * The field **Emails**: a line to type or paste into, and what was given as chips before it. Before scripts
 * arrive it is a plain text area; what was typed in it by then is taken over.
 */
export function EmailsField({ emails, error }: { emails: Emails; error: string | undefined }) {
  const t = useTranslations('invite.emails')
  const line = useRef<HTMLTextAreaElement>(null)
  const { entries, typed, twice, change } = emails
  const toLine = useCallback(() => line.current?.focus(), [])
  const help = entries.length === 0 && t('help')
  const box = useRef<HTMLDivElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useTargetAround(box, toLine)

  useLayoutEffect(() => {
    const early = line.current?.value ?? ''
    if (early) change({ do: document.activeElement === line.current ? 'type' : 'load', text: early })
  }, [change])

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (typed.trim() !== '' || !text.includes('@')) return
    event.preventDefault()
    change({ do: 'add', text })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const atStart = typed === '' && entries.length > 0
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) change({ do: 'finish' })
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && typed === '') change({ do: 'undo' })
    else if (atStart && (event.key === 'Backspace' || event.key === 'ArrowLeft')) toLastChip(line.current)
    else if (event.key === 'Enter') line.current?.form?.requestSubmit()
    else return
    event.preventDefault()
  }

  return (
    <Field id="emails" label={t('label')} help={help} error={error}>
      <div
        ref={box}
        data-invalid={error ? true : undefined}
        className={cn(
          'flex max-h-96 min-h-32 cursor-text flex-wrap content-start items-center gap-1.5 overflow-y-auto rounded-control border border-control bg-page p-2',
          'focus-within:border-accent focus-within:outline-2 focus-within:outline-accent hover:border-ink/60 data-invalid:border-danger',
        )}
      >
        <AddressChips entries={entries} twice={twice} change={change} onLeave={toLine} />
        <textarea
          {...fieldProps('emails', { help, error })}
          ref={line}
          name="emails"
          rows={1}
          value={typed}
          placeholder={t(entries.length > 0 ? 'addPlaceholder' : 'placeholder')}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          inputMode="email"
          onChange={(event) => change({ do: 'type', text: event.target.value })}
          onFocus={() => clearTimeout(leaving.current)}
          onBlur={() => {
            leaving.current = setTimeout(() => change({ do: 'finish' }), afterClick)
          }}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          className={cn(
            'resize-none bg-transparent px-1 outline-none field-sizing-content max-h-60',
            entries.length > 0 ? 'min-h-7 min-w-40 flex-1' : 'min-h-28 w-full',
          )}
        />
      </div>
      <EmailsCounts emails={emails} />
    </Field>
  )
}

function toLastChip(line: HTMLElement | null) {
  const chips = line?.parentElement?.querySelectorAll<HTMLElement>('[data-chip]')
  chips?.item(chips.length - 1).focus()
}

/** A press beside the chips is meant for the line. */
function useTargetAround(box: RefObject<HTMLElement | null>, onPress: () => void) {
  useEffect(() => {
    const around = box.current
    const press = (event: MouseEvent) => {
      if (event.target !== around) return
      event.preventDefault()
      onPress()
    }
    around?.addEventListener('mousedown', press)
    return () => around?.removeEventListener('mousedown', press)
  }, [box, onPress])
}
