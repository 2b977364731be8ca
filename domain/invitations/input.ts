import { z } from 'zod'
import { roles } from '@/domain/access/roles'
import { chosenPassword, personName } from '@/domain/accounts/input'
import { day } from '@/domain/day'
import { storableText } from '@/domain/storable-text'

/** How many addresses one form takes; larger lists are what the CSV import is for. */
export const mostAddresses = 20_000

/** What the form "Inviter" sends (I1). `emails` is the raw text: the server reads it as the chips do. */
export const inviteInput = z.object({
  groupId: z.uuid(),
  emails: z.string().trim().min(1).max(2_000_000),
  roles: z.array(z.enum(roles)).min(1),
  language: z.enum(['fr', 'en']),
  deletionDate: day().nullable(),
  mailAgain: z.boolean(),
  /** Days after which a reminder goes out, from a field like "3,7"; left out, those of the platform. */
  reminderDays: z
    .string()
    .regex(/^([1-9]\d?(,[1-9]\d?){0,2})?$/)
    .transform((days) => [...new Set(days.split(',').filter(Boolean).map(Number))].sort((a, b) => a - b))
    .optional(),
  /** Addresses that are invited on purpose although their person asked not to be written to any more. */
  evenIfErased: z.array(z.string().max(1000)).max(mostAddresses).optional(),
})
export type InviteInput = z.output<typeof inviteInput>

export const listedStates = ['pending', 'expired', 'link_asked', 'to_approve', 'undelivered'] as const
export const listSorts = ['newest', 'oldest', 'expiry', 'email'] as const

/**
 * What the list "Invitations" can be narrowed to. Nonsense is refused and not left out: a deed on "all that
 * match" would otherwise be done to all that there are.
 */
export const invitationFilter = z.strictObject({
  groupId: z.uuid().optional(),
  state: z.enum(listedStates).optional(),
  search: storableText().trim().max(254).optional(),
})
export type InvitationFilter = z.output<typeof invitationFilter>
export type InvitationSort = (typeof listSorts)[number]

/** Some invitations: ticked ones, or all that match what the list is narrowed to. */
export const invitationSelection = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.object({ matching: invitationFilter }),
])
export type InvitationSelection = z.output<typeof invitationSelection> | OfSession

/** Those of some invitations that came from a session: its referents manage these, from there. Never sent by a browser. */
type OfSession = { courseSessionId: string; ids: readonly string[] }

/** What the invitee fills in (F2). Guessable passwords are refused on top, by `isGuessable`. */
export const firstLoginInput = z.object({
  lastName: personName('last_name_missing'),
  firstName: personName('first_name_missing'),
  password: chosenPassword,
})

/** What "Corriger l'adresse" sends; whether it is an address is told by `canonicalAddress`. */
export const addressCorrection = z.object({ invitationId: z.uuid(), email: z.string().max(1000) })
export type AddressCorrection = z.output<typeof addressCorrection>

/** What "Activer à sa place" sends: the form of the first login, and for whom. */
export const activationInput = firstLoginInput.extend({ invitationId: z.uuid() })
