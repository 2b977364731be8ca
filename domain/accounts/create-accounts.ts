import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { holdForCreating } from '@/domain/addresses/hold-addresses'
import { withinSeatLimit } from '@/domain/billing/within-limit'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import { holdGroups } from '@/domain/groups/hold-groups'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { bringIn } from './bring-in'
import { type CreationInput, type CreationOutcome, type CreationRefusal, mostPeople } from './creation'
import { outcomeOf } from './creation-outcome'
import { isToCome } from './date-has-come'
import { mailCredentials } from './mail-credentials'
import { newcomersOf } from './newcomer'
import { idsOf, whyNotPlace } from './place-written'
import { type ListedPerson, readPeople } from './read-people'

/**
 * Creates accounts that are active and billed at once (C2), in every chosen group with every chosen role (G2); a
 * line that cannot be created does not hold up the others. A deleted account of the login comes back if that is
 * asked for and theirs to do (E2). A pending invitation of the address is cancelled: its person has an account now
 * (E1), and what it promised is given, if still wanted, by those who promised it. The same number of statements
 * for one person and for ten thousand. Refuses groups that are not the actor's like unknown ones (A2), and a role
 * that is not theirs to give in one of them (A1).
 */
export async function createAccounts(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  input: CreationInput,
): Promise<Result<CreationOutcome[], CreationRefusal>> {
  const refusal = whyNotCreate(actor, input)
  if (refusal) return refused(refusal)
  const listed = readPeople(input.people).map((person) => withoutMailbox(input, person))
  return withinSeatLimit(() =>
    db.transaction(async (tx) => {
      await holdForCreating(tx)
      if (!(await holdGroups(tx, input.groupIds))) return refused('not_found')
      const { deletionDate } = input
      if (deletionDate && !(await isToCome(tx, deletionDate))) return refused('date_passed')
      const held = await holdFields(tx)
      const people = listed.filter((person) => person.state === 'valid')
      const met = await bringIn(tx, keys, actor, newcomersOf(input, people, held), input)
      const written = [...met.created.values(), ...met.restored.values()]
      if (input.secret.kind === 'mailed') await mailCredentials(tx, actor, idsOf(written))
      return done(listed.map((person) => outcomeOf(keys, input, person, met)))
    }),
  )
}

const whyNotCreate = (actor: Actor, input: CreationInput): CreationRefusal | null =>
  whyNotPlace(actor, input) ?? (input.people.length > mostPeople ? 'too_many' : null)

/** A password is mailed only to who can read it. */
function withoutMailbox({ secret }: CreationInput, person: ListedPerson): ListedPerson {
  const unreachable = secret.kind === 'mailed' && person.state === 'valid' && !person.email
  return unreachable ? { at: person.at, state: 'invalid', fault: 'no_mailbox' } : person
}
