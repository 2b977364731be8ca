import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { rolesToGive } from '@/domain/access/policy'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { groupFinder, readGroupsToImport } from './find-groups'
import type { FoundImport } from './find-import'
import type { Catalogue } from './row'

/** No group has it: what is read against it is refused. */
const nowhere = '00000000-0000-0000-0000-000000000000'

/** What the cells of a file are read against, as the platform and the rights of the person are at this moment (A1, A2). */
export async function readCatalogue(
  db: Executor,
  actor: Actor,
  { groupId }: Pick<FoundImport, 'groupId'>,
): Promise<Catalogue> {
  const [customFields, groups] = [await listCustomFields(db), await readGroupsToImport(db, actor)]
  const isTheirs = groupId !== null && rolesToGive(actor, groupId).includes('learner')
  return {
    customFields,
    groupId: isTheirs ? groupId : nowhere,
    roles: ['learner'],
    findGroup: groupFinder(groups),
  }
}
