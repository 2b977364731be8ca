import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { bringIn } from '@/domain/accounts/bring-in'
import type { Secret } from '@/domain/accounts/creation'
import { mailCredentials } from '@/domain/accounts/mail-credentials'
import type { Newcomer } from '@/domain/accounts/newcomer'
import type { HeldFields } from '@/domain/custom-fields/hold-fields'
import type { LinkKeys } from '@/domain/links/token'
import type { Deed } from './decision'
import type { Digests } from './new-passwords'
import { isMailed } from './weigh'

export type BringIn = Deed & { kind: 'bring_in' }
/** What bringing in takes beside who comes. */
export type Means = { held: HeldFields; digests: Digests }

/** By login. Whoever was decided about is written: nobody could come between. */
export async function bringAll(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  { held, digests }: Means,
  comings: readonly BringIn[],
): Promise<Map<string, string>> {
  const newcomers = comings.map((deed) => toNewcomer(deed, held, digests))
  const met = await bringIn(tx, keys, actor, newcomers)
  const written = new Map([...met.created, ...met.restored].map(([login, { id }]) => [login, id]))
  if (written.size < comings.length) throw new Error('Somebody who was decided about is not there any more')
  return written
}

function toNewcomer(deed: BringIn, held: HeldFields, { hashes }: Digests): Newcomer {
  const { person, restores, first } = deed
  const { groupId, roles } = first
  const customValues = held({ ...person.customValues })
  return {
    ...person,
    at: person.line,
    // Names are said once, when the account begins.
    firstName: restores ? null : person.firstName,
    lastName: restores ? null : person.lastName,
    restore: restores !== null,
    secret: secretOf(deed, hashes),
    additionalInfo: person.additionalInfo ?? '',
    customValues,
    groupIds: [groupId],
    roles,
  }
}

/** Whoever comes back chooses anew (T07); whoever has no mailbox gets a code on paper (C5). */
function secretOf({ person, passwordLine, restores }: BringIn, hashes: Digests['hashes']): Secret {
  if (passwordLine === null || restores) return { kind: person.email ? 'mailed' : 'sheet' }
  const passwordHash = hashes.get(passwordLine)
  if (!passwordHash) throw new Error('A password was not digested: its account has gone meanwhile')
  return { kind: 'own', passwordHash }
}

/** Those whose password a mail brings (C4), once they are in all their groups. */
export async function mailAll(
  tx: Transaction,
  actor: Actor,
  comings: readonly BringIn[],
  ids: ReadonlyMap<string, string>,
) {
  const told = comings.filter((deed) => deed.person.email !== null && isMailed(deed))
  if (told.length === 0) return
  await mailCredentials(
    tx,
    actor,
    told.flatMap(({ person }) => ids.get(person.login) ?? []),
  )
}
