import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeValues } from '@/domain/accounts/change-values'
import { giveEach } from '@/domain/accounts/give-roles'
import { writeInvitations } from '@/domain/invitations/write-invitations'
import type { LinkKeys } from '@/domain/links/token'
import { type BringIn, bringAll, type Means, mailAll } from './bring-all'
import type { Deed } from './decision'
import type { FoundImport } from './find-import'
import type { Gain } from './gain'
import type { ReadRow } from './row'

type Doing = Means & { found: FoundImport; deeds: readonly Deed[]; rows: readonly ReadRow[] }
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
  if (doing.found.sendsCredentials) await mailAll(tx, actor, comings, ids)
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
