import { z } from 'zod'
import { roles } from '@/domain/access/roles'
import { mostPeople } from '@/domain/accounts/creation'
import { accountSelection } from '@/domain/accounts/selection'
import { day } from '@/domain/day'

const selection = accountSelection
const place = { selection, groupId: z.uuid(), role: z.enum(roles) }

/** What is asked for, and with what. */
export const askedDeed = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('remove'), selection }),
  z.object({ deed: z.literal('signOut'), selection }),
  z.object({ deed: z.literal('link'), selection }),
  z.object({ deed: z.literal('date'), selection, deletionDate: day().nullable() }),
  z.object({ deed: z.literal('join'), ...place }),
  z.object({ deed: z.literal('leave'), ...place, below: z.enum(['public', 'all']) }),
])
export type AskedDeed = z.output<typeof askedDeed>
export type DeedOf<Name extends AskedDeed['deed']> = Extract<AskedDeed, { deed: Name }>

/** A deletion that is taken back: of whom, and in whose list. */
export const undoneRemoval = z.object({
  groupId: z.uuid(),
  accountIds: z.array(z.uuid()).min(1).max(mostPeople),
})
export type UndoneRemoval = z.output<typeof undoneRemoval>
