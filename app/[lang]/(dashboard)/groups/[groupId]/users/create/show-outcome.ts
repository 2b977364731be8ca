import type { CreationOutcome, PersonFault, PersonToCreate } from '@/domain/accounts/creation'
import { personName } from '@/domain/accounts/input'
import type { CreateField, ShownOutcome } from './answer'
import { nameOf } from './sheet-of'

/** An outcome as the page needs it: without the code, which is on the sheet alone, and with the field that is wrong. */
export function showOutcome(one: CreationOutcome, person: PersonToCreate | undefined): ShownOutcome {
  if (one.outcome === 'invalid') return { ...one, field: fieldOf(one.fault, person) }
  // One can choose another user name: that is all there is to know of this one (E1).
  if (one.outcome === 'not_permitted' && person && 'userName' in person)
    return { at: one.at, outcome: 'invalid', fault: 'user_name_taken', field: 'userName' }
  if (!('login' in one)) return one
  const { sheet: _onTheSheet, ...shown } = one
  return { ...shown, name: nameOf(person) }
}

function fieldOf(fault: PersonFault, person: PersonToCreate | undefined): CreateField {
  switch (fault) {
    case 'first_name_missing':
      return 'firstName'
    case 'last_name_missing':
      return 'lastName'
    case 'name_long':
    case 'name_characters':
      return personName('first_name_missing').safeParse(person?.firstName).success ? 'lastName' : 'firstName'
    default:
      return person && 'userName' in person ? 'userName' : 'email'
  }
}
