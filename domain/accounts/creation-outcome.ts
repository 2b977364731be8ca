import type { LinkKeys } from '@/domain/links/token'
import type { CreationInput, CreationOutcome } from './creation'
import type { ListedPerson } from './read-people'
import { sheetCode } from './sheet-code'
import type { Met } from './write-people'

/**
 * Tells one line of the list what became of it. An account that the actor may not see is never named, nor one to
 * restore that is not theirs, nor one that was just taken in another way: all are a neutral refusal (E1, A2).
 */
export function outcomeOf(
  keys: LinkKeys,
  input: CreationInput,
  person: ListedPerson,
  met: Met,
): CreationOutcome {
  const { at } = person
  if (person.state === 'twice') return { at, outcome: 'twice' }
  if (person.state === 'invalid') return { at, outcome: 'invalid', fault: person.fault }
  const { login } = person
  const created = met.created.get(login)
  const restored = met.restored.get(login)
  const written = created ?? restored
  if (written) {
    const sheet =
      input.secret.kind === 'sheet'
        ? sheetCode(keys, { accountId: written.id, version: written.version })
        : null
    return { at, outcome: created ? 'created' : 'restored', accountId: written.id, login, sheet }
  }
  return { at, ...whyNot(login, met) }
}

type WithoutPlace<One> = One extends { at: number } ? Omit<One, 'at'> : never

function whyNot(login: string, { taken, erased }: Met): WithoutPlace<CreationOutcome> {
  const account = taken.get(login)
  if (account?.status === 'active' && account.visible) {
    return { outcome: 'already_active', accountId: account.id, inGroups: account.inGroups }
  }
  if (erased.has(login)) return { outcome: 'erased_before' }
  if (account?.status === 'deleted' && account.theirs) return { outcome: 'was_deleted' }
  return { outcome: 'not_permitted' }
}
