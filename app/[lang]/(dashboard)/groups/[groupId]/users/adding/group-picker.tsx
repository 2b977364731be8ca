'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, type SyntheticEvent, useMemo, useRef, useState } from 'react'
import { branchesWith, lineOf, type TreeNode, treeOf } from '@/app/[lang]/(dashboard)/(home)/tree'
import { moveInTree } from '@/app/[lang]/(dashboard)/(home)/tree-keyboard'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { GroupToChoose } from './group-to-choose'
import { PickerBranch } from './picker-branch'

type Props = {
  groups: readonly GroupToChoose[]
  chosen: readonly string[]
  onChoose: (groupIds: string[]) => void
  onClose: () => void
}

/** Up to here the tree is shown open; a larger one opens along the lines of what is chosen. */
const surveyable = 40
/** From here on, looking for a group by its name is quicker than reading. */
const worthSearching = 6

/** The groups as nested lists with boxes to tick, several at once; nothing is taken over before **VALIDER**. */
export function GroupPicker({ groups, chosen, onChoose, onClose }: Props) {
  const t = useTranslations('createAccount.groups')
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
            <Groups
              groups={groups}
              picked={picked}
              choose={(id, on) => setPicked((before) => withOne(before, id, on))}
            />
            <div className="flex flex-wrap items-center gap-2 border-t px-5 py-3">
              <p role="status" className="mr-auto text-muted text-small">
                {t('count', { count: picked.size })}
              </p>
              <Button variant="secondary" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit">{t('confirm')}</Button>
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

type GroupsProps = {
  groups: readonly GroupToChoose[]
  picked: ReadonlySet<string>
  choose: (id: string, on: boolean) => void
}

function Groups({ groups, picked, choose }: GroupsProps) {
  const t = useTranslations('createAccount.groups')
  const list = useRef<HTMLFieldSetElement>(null)
  const [search, setSearch] = useState('')
  const { shown, isOpen, turn, mayChoose } = useTree(groups, picked, search)
  const toTree = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[data-group]')?.focus()
  }
  return (
    <>
      {groups.length >= worthSearching && (
        <div className="relative mx-5 mb-2">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
          />
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            onKeyDown={toTree}
            className="pl-8"
          />
        </div>
      )}
      <div className="min-h-0 grow overflow-y-auto px-4 pb-3">
        <fieldset ref={list} onKeyDown={moveInTree} className="min-w-0">
          <legend className="sr-only">{t('choose')}</legend>
          {shown.length > 0 ? (
            <ul>
              {shown.map((node) => (
                <PickerBranch
                  key={node.id}
                  node={node}
                  depth={0}
                  picking={{ chosen: picked, mayChoose, choose, isOpen, turn }}
                />
              ))}
            </ul>
          ) : (
            <p className="px-2 py-3 text-muted text-small">{t('noneFound', { search: search.trim() })}</p>
          )}
        </fieldset>
      </div>
    </>
  )
}

function useTree(groups: readonly GroupToChoose[], picked: ReadonlySet<string>, search: string) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const choosable = useMemo(
    () => new Set(groups.flatMap(({ id, offered }) => (offered[0] ? [id] : []))),
    [groups],
  )
  const tree = useMemo(
    () => treeOf(groups).flatMap((node) => leadingTo(choosable, node)),
    [groups, choosable],
  )
  const shown = useMemo(() => branchesWith(search, tree), [search, tree])
  // As it was when the picker opened: ticking a box moves nothing.
  const [lines] = useState(() => new Set([...picked].flatMap((id) => [...lineOf(id, groups)])))
  return {
    shown,
    mayChoose: (id: string) => choosable.has(id),
    isOpen: (id: string, depth: number) =>
      search.trim() !== '' ||
      (turned.get(id) ?? (groups.length <= surveyable || depth === 0 || lines.has(id))),
    turn: (id: string, open: boolean) => setTurned((before) => new Map(before).set(id, open)),
  }
}

/** Branches without any group that one may choose lead nowhere. */
function leadingTo(choosable: ReadonlySet<string>, node: TreeNode): TreeNode[] {
  const below = node.below.flatMap((child) => leadingTo(choosable, child))
  return below.length > 0 || choosable.has(node.id) ? [{ ...node, below }] : []
}
