import { useMemo, useState } from 'react'
import { branchesWith, lineOf, type TreeNode, treeOf } from '@/app/[lang]/(dashboard)/(home)/tree'
import type { GroupToChoose } from './group-to-choose'

/** Up to here the tree is shown open; a larger one opens along the lines of what is chosen. */
const surveyable = 40

/** The branches that lead to a group that one may choose, narrowed to a search, and which of them are open. */
export function usePickerTree(groups: readonly GroupToChoose[], picked: ReadonlySet<string>, search: string) {
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
