'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { type SyntheticEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { GroupToChoose } from './group-to-choose'
import { PickerTree } from './picker-tree'

type Props = {
  groups: readonly GroupToChoose[]
  chosen: readonly string[]
  onChoose: (groupIds: string[]) => void
  onClose: () => void
}

/** The groups as nested lists with boxes to tick, several at once; nothing is taken over before **VALIDER**. */
export function GroupPicker({ groups, chosen, onChoose, onClose }: Props) {
  const t = useTranslations('placing')
  const opener = useRef<Element | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(chosen))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // React leads events of what lies over a form through that form too.
    event.stopPropagation()
    onChoose(groups.map(({ id }) => id).filter((id) => picked.has(id)))
    onClose()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-appear bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement
          }}
          onCloseAutoFocus={() => opener.current instanceof HTMLElement && opener.current.focus()}
          className="-translate-x-1/2 fixed top-[12dvh] left-1/2 z-50 flex max-h-[76dvh] w-[calc(100%-2rem)] max-w-lg animate-appear flex-col rounded-panel bg-raised shadow-panel max-sm:top-auto max-sm:bottom-4 max-sm:max-h-[88dvh]"
        >
          <Dialog.Title className="px-5 pt-5 pb-3 text-title font-strong">{t('choose')}</Dialog.Title>
          <form onSubmit={submit} className="flex min-h-0 grow flex-col">
            <PickerTree
              groups={groups}
              picked={picked}
              choose={(id, on) => setPicked((before) => withOne(before, id, on))}
            />
            <div className="flex flex-wrap items-center gap-2 border-t px-5 py-3">
              <p role="status" className="mr-auto text-muted text-small max-sm:w-full">
                {t('count', { count: picked.size })}
              </p>
              <Button variant="secondary" className="max-sm:grow" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" className="max-sm:grow">
                {t('confirm')}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function withOne(before: ReadonlySet<string>, id: string, on: boolean) {
  const after = new Set(before)
  if (on) after.add(id)
  else after.delete(id)
  return after
}
