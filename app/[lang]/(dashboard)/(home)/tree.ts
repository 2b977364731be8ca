export type TreeGroup = {
  id: string
  parentId: string | null
  name: string
  visibility: 'public' | 'private'
}
export type TreeNode = TreeGroup & { below: TreeNode[] }

/** Groups, parents before their subgroups, as a tree; the order among siblings stays. */
export function treeOf(groups: readonly TreeGroup[]): TreeNode[] {
  const nodes = new Map(groups.map((group) => [group.id, { ...group, below: [] as TreeNode[] }]))
  const tops: TreeNode[] = []
  for (const node of nodes.values()) {
    const siblings = (node.parentId && nodes.get(node.parentId)?.below) || tops
    siblings.push(node)
  }
  return tops
}

/** The branches that lead to a group whose name has the text, whatever its accents and case. */
export function branchesWith(text: string, nodes: readonly TreeNode[]): TreeNode[] {
  const wanted = plain(text.trim())
  if (!wanted) return [...nodes]
  return nodes.flatMap((node) => {
    const below = branchesWith(text, node.below)
    return below.length > 0 || plain(node.name).includes(wanted) ? [{ ...node, below }] : []
  })
}

/** The group and those above it. */
export function lineOf(groupId: string | undefined, groups: readonly TreeGroup[]): Set<string> {
  const parentOf = new Map(groups.map(({ id, parentId }) => [id, parentId]))
  const line = new Set<string>()
  for (let id: string | null | undefined = groupId; id && !line.has(id); id = parentOf.get(id)) line.add(id)
  return line
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
