import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { bringIn } from '@/domain/accounts/bring-in'
import { changeValues } from '@/domain/accounts/change-values'
import type { Secret } from '@/domain/accounts/creation'
import { giveEach } from '@/domain/accounts/give-roles'
import { mailCredentials } from '@/domain/accounts/mail-credentials'
import type { Newcomer } from '@/domain/accounts/newcomer'
import type { HeldFields } from '@/domain/custom-fields/hold-fields'
import { writeInvitations } from '@/domain/invitations/write-invitations'
import type { LinkKeys } from '@/domain/links/token'
import type { Deed, Gain } from './decision'
import type { FoundImport } from './find-import'
import type { Digests } from './new-passwords'
import type { ReadRow } from './row'
import { isMailed } from './weigh'

type Doing = {
  found: FoundImport
  deeds: readonly Deed[]
  held: HeldFields
  digests: Digests
  rows: readonly ReadRow[]
}
type BringIn = Deed & { kind: 'bring_in' }
type Change = Deed & { kind: 'change' }
type Invite = Deed & { kind: 'invite' }

/**
 * Does what was decided, by the use cases that do it for one: everything that it touches is held, so that nothing
 * stands against it any more. Answers whom each row is about, by line. As many statements for one row as for a batch.
 */
export async function doDeeds(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  doing: Doing,
): Promise<Map<number, string>> {
  const { deeds, held } = doing
  const comings = deeds.filter((deed): deed is BringIn => deed.kind === 'bring_in')
  const changes = deeds.filter((deed): deed is Change => deed.kind === 'change')
  const ids = new Map(changes.flatMap(({ account }) => loginsOf(account).map((login) => [login, account.id])))
  if (comings.length > 0) {
    const written = await bringAll(tx, keys, actor, doing, comings)
    for (const { person } of comings) {
      for (const login of loginsOf(person)) ids.set(login, written.get(person.login) ?? '')
    }
  }
  const given = [
    ...comings.flatMap(({ person, more }) => eachRole(ids.get(person.login), more)),
    ...changes.flatMap(({ account, gains }) => eachRole(account.id, gains)),
  ]
  if (given.length > 0) await giveEach(tx, actor, given)
  await changeValues(
    tx,
    actor,
    changes.flatMap(({ values }) =>
      values ? [{ ...values, customValues: held({ ...values.customValues }) }] : [],
    ),
  )
  if (doing.found.sendsCredentials) await mail(tx, actor, comings, ids)
  await inviteAll(tx, keys, actor, doing)
  return new Map(
    doing.rows.flatMap(({ line, login }) => (ids.has(login) ? [[line, ids.get(login) ?? '']] : [])),
  )
}

const loginsOf = ({ email, userName }: { email: string | null; userName: string | null }) =>
  [email, userName].flatMap((login) => login ?? [])

const eachRole = (accountId: string | undefined, gains: readonly Gain[]) =>
  accountId === undefined
    ? []
    : gains.flatMap(({ groupId, roles }) => roles.map((role) => ({ accountId, groupId, role })))

/** By login. Whoever was decided about is written: nobody could come between. */
async function bringAll(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  { held, digests }: Doing,
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

async function mail(
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

async function inviteAll(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  { deeds, held }: Doing,
): Promise<void> {
  const invitees = deeds.filter((deed): deed is Invite => deed.kind === 'invite')
  if (invitees.length === 0) return
  await writeInvitations(
    tx,
    keys,
    actor,
    { courseSessionId: null, mailAgain: false },
    invitees.map(({ person, places }) => ({
      address: person.email ?? '',
      places,
      language: person.language ?? actor.language,
      deletionDate: person.deletionDate,
      additionalInfo: person.additionalInfo ?? '',
      customValues: held({ ...person.customValues }),
    })),
  )
}
