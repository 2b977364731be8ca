import type { PersonToCreate } from '@/domain/accounts/creation'
import { canonicalUserName, whyNotPassword } from '@/domain/accounts/policy'
import { canonicalAddress } from '@/domain/addresses/policy'
import type { CreateFaults } from './answer'
import type { Choices } from './choices'
import { userNameOf } from './user-names'

/** What is typed about the person; never the password, which stays in its field. */
export type Person = {
  firstName: string
  lastName: string
  email: string
  /** As it was typed; null while the proposal stands. */
  userName: string | null
  hasMailbox: boolean
  hasOwnPassword: boolean
}

export const nobody: Person = {
  firstName: '',
  lastName: '',
  email: '',
  userName: null,
  hasMailbox: true,
  hasOwnPassword: false,
}

/** A draft that was kept by an older page may lack what there is now. */
export const personIn = (kept: Partial<Person>): Person => ({
  firstName: kept.firstName ?? '',
  lastName: kept.lastName ?? '',
  email: kept.email ?? '',
  userName: kept.userName ?? null,
  hasMailbox: kept.hasMailbox ?? true,
  hasOwnPassword: kept.hasOwnPassword ?? false,
})

export const userNameNow = (person: Person) => person.userName ?? userNameOf(person)

export const toPreview = (person: Person): PersonToCreate => {
  const { firstName, lastName, email, hasMailbox } = person
  return { firstName, lastName, ...(hasMailbox ? { email } : { userName: userNameNow(person) }) }
}

type Checked = {
  person: Person
  choices: Choices
  roles: readonly string[]
  password: string
  tomorrow: string
}

/** What is wrong before anything is sent. The server checks again, and has the last word. */
export function faultsIn({ person, choices, roles, password, tomorrow }: Checked): CreateFaults {
  const passwordFault = person.hasOwnPassword ? whyNotPassword(password) : null
  return {
    ...(person.firstName.trim() === '' && { firstName: 'first_name_missing' as const }),
    ...(person.lastName.trim() === '' && { lastName: 'last_name_missing' as const }),
    ...(person.hasMailbox ? emailFault(person.email) : userNameFault(userNameNow(person))),
    ...(passwordFault && { password: passwordFault }),
    ...choiceFaults(choices, roles, tomorrow),
  }
}

function emailFault(email: string): CreateFaults {
  if (email.trim() === '') return { email: 'email_missing' }
  const reading = canonicalAddress(email)
  return reading.ok ? {} : { email: reading.fault }
}

function userNameFault(userName: string): CreateFaults {
  if (userName.trim() === '') return { userName: 'user_name_missing' }
  const reading = canonicalUserName(userName)
  return reading.ok ? {} : { userName: reading.fault }
}

export function choiceFaults(choices: Choices, roles: readonly string[], tomorrow: string): CreateFaults {
  const { groupIds, deletionDate } = choices
  return {
    ...(groupIds.length === 0 && { groups: 'groups_missing' as const }),
    ...(groupIds.length > 0 && roles.length === 0 && { roles: 'roles_missing' as const }),
    ...(deletionDate !== '' && deletionDate < tomorrow && { deletionDate: 'date_passed' as const }),
  }
}

/** The password stays in its field, and is read there. */
export function passwordIn(form: HTMLFormElement | null) {
  const field = form?.elements.namedItem('password')
  return field instanceof HTMLInputElement ? field.value : ''
}
