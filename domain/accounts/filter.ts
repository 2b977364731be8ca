import { z } from 'zod'
import { roles } from '@/domain/access/roles'
import { storableText } from '@/domain/storable-text'

/** Where a role comes from: given in the group itself, or climbed from below (G3). */
export const ways = ['direct', 'propagated'] as const
/** When people were last there: never, in the last thirty days, or longer ago than so many days. */
export const lastSignIns = ['never', 'recent', 'over30', 'over90'] as const
/** Whose account ends on a day (D1): at all, or within thirty days. */
export const endings = ['any', 'soon'] as const
/** Those who still have to choose a password of their own (C4, C5), and those who are deleted. */
export const accountStates = ['waiting', 'deleted'] as const
export const accountSorts = ['name', 'newest', 'signed_in', 'absent', 'ending'] as const

/**
 * What the people of a group are narrowed to. Nonsense is refused and not left out: a deed on "all that match" would
 * otherwise be done to all that there are.
 */
export const accountFilter = z.strictObject({
  search: storableText().trim().min(1).max(254).optional(),
  role: z.enum(roles).optional(),
  way: z.enum(ways).optional(),
  lastSignIn: z.enum(lastSignIns).optional(),
  ending: z.enum(endings).optional(),
  state: z.enum(accountStates).optional(),
})
export type AccountFilter = z.output<typeof accountFilter>
export type AccountSort = (typeof accountSorts)[number]
