import type { Executor } from '@/db/client'
import { groups } from '@/db/schema'
import { idAt } from './ids'

export type GroupTree = { name: string; visibility: 'public' | 'private'; below?: readonly GroupTree[] }

type GroupRow = { id: string; parentId: string | null; name: string; visibility: 'public' | 'private' }

/**
 * Inserts a tree of groups under `parentId` (without it, the tree's top is the platform group), in one statement.
 * Answers the id of each group by its name, so names are unique within a tree.
 */
export async function createGroups<Tree extends GroupTree>(
  db: Executor,
  tree: Tree,
  { parentId = null, createdAt = new Date() }: { parentId?: string | null; createdAt?: Date } = {},
): Promise<Record<NamesIn<Tree>, string>> {
  const rows = flatten(tree, parentId, createdAt)
  await db.insert(groups).values(rows.map((row) => ({ ...row, createdAt })))
  return Object.fromEntries(rows.map(({ name, id }) => [name, id])) as Record<NamesIn<Tree>, string>
}

/** The names in a tree that was written `as const`; any string otherwise. */
export type NamesIn<Tree extends GroupTree> =
  | Tree['name']
  | (Tree extends { below: readonly (infer Below extends GroupTree)[] } ? NamesIn<Below> : never)

function flatten(tree: GroupTree, parentId: string | null, createdAt: Date): GroupRow[] {
  const { name, visibility, below = [] } = tree
  const id = idAt(createdAt)
  return [{ id, parentId, name, visibility }, ...below.flatMap((group) => flatten(group, id, createdAt))]
}
