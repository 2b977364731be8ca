import { useDeferredValue, useMemo, useState } from 'react'
import { branchesWith, type TreeNode } from './tree'

/** Up to here a tree is shown open; larger ones open along the lines of what is current or chosen. */
const surveyable = 40
/** From here on, looking for a group by its name is quicker than reading. */
const worthSearching = 6

/** A tree of `count` groups as it is shown: narrowed to a search, with branches that open and close. */
export function useTree(tree: readonly TreeNode[], count: number, lines: ReadonlySet<string>) {
  const [search, setSearch] = useState('')
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  // Thousands of groups are drawn after the letter that was typed, not before it.
  const wanted = useDeferredValue(search).trim()
  const shown = useMemo(() => branchesWith(wanted, tree), [wanted, tree])
  return {
    search,
    setSearch,
    wanted,
    shown,
    isSearchable: count >= worthSearching,
    isOpen: (id: string, depth: number) =>
      wanted !== '' || (turned.get(id) ?? (count <= surveyable || depth === 0 || lines.has(id))),
    turn: (id: string, open: boolean) => setTurned((before) => new Map(before).set(id, open)),
  }
}
export type ShownTree = ReturnType<typeof useTree>
