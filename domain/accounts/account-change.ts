import { z } from 'zod'
import { plainLine } from '@/domain/custom-fields/input'
import { day } from '@/domain/day'
import { additionalInfo, personName } from './input'

const blankIsNone = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the form of an account sends; its faults are sentences in `accountPage.faults`. Custom fields are read apart. */
export const accountChange = z.object({
  accountId: z.uuid(),
  /** What the form showed: an account that somebody changed meanwhile is not overwritten unseen. */
  version: z.string().max(64),
  firstName: personName('first_name_missing'),
  lastName: personName('last_name_missing'),
  /** Whether they are an address and a user name is told by the use case, which needs their one form (I4). */
  email: z.string().max(1000, 'email_wrong').transform(blankIsNone),
  userName: z.string().max(1000, 'user_name_wrong').pipe(plainLine).transform(blankIsNone),
  language: z.enum(['fr', 'en']),
  deletionDate: z.union([z.literal('').transform(() => null), day()], { error: 'date_wrong' }),
  additionalInfo,
})
export type AccountChange = z.output<typeof accountChange> & { customValues: Record<string, string> }
