import type { CustomValues } from '@/db/schema'
import type { Role } from '@/domain/access/roles'
import type { InviteInput } from './input'

/** Somebody to invite, with all that is theirs alone: `address` is canonical (I4), `places` what they are promised. */
export type Invitee = {
  address: string
  language: 'fr' | 'en'
  deletionDate: string | null
  additionalInfo: string
  customValues: CustomValues
  places: readonly { groupId: string; roles: readonly Role[] }[]
}

/** The addresses of a form, which have all in common (I1). */
export function inviteesOf(
  {
    groupId,
    roles,
    language,
    deletionDate,
    customValues,
  }: Pick<InviteInput, 'groupId' | 'roles' | 'language' | 'deletionDate'> & { customValues: CustomValues },
  addresses: readonly string[],
): Invitee[] {
  const places = [{ groupId, roles }]
  return addresses.map((address) => ({
    address,
    language,
    deletionDate,
    additionalInfo: '',
    customValues,
    places,
  }))
}
