import type { HeldFields } from '@/domain/custom-fields/hold-fields'
import type { CreationInput, Placing, Secret } from './creation'
import type { ReadPerson } from './read-people'

/**
 * Somebody to bring in, with all that is theirs alone. What is null is left to what a restored account has; a new one
 * needs names, and gets the language of who brings them in.
 */
export type Newcomer = Omit<ReadPerson, 'firstName' | 'lastName'> &
  Placing & {
    firstName: string | null
    lastName: string | null
    secret: Secret
    language: 'fr' | 'en' | null
    deletionDate: string | null
    additionalInfo: string
    customValues: Readonly<Record<string, string>>
  }

/** The people of a form, who have all but their names in common (C1). */
export function newcomersOf(
  input: CreationInput,
  people: readonly ReadPerson[],
  held: HeldFields,
): Newcomer[] {
  const { groupIds, roles, secret, language, deletionDate, additionalInfo } = input
  const customValues = held({ ...input.customValues })
  return people.map((person) => ({
    ...person,
    groupIds,
    roles,
    secret,
    language,
    deletionDate,
    additionalInfo,
    customValues,
  }))
}
