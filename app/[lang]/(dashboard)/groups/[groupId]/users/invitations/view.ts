import { z } from 'zod'
import { readCursor, writeCursor } from '@/app/cursor'
import type { Cursor } from '@/db/keyset'
import { type InvitationSort, invitationFilter, listedStates, listSorts } from '@/domain/invitations/input'
import { storableText } from '@/domain/storable-text'

/** What the list shows; all of it is in the address bar. */
export type View = {
  q: string
  state: (typeof listedStates)[number] | undefined
  /** A group with those below it; `all` is every group of one's own. */
  group: string
  sort: InvitationSort
  cursor: Cursor | null
}

type Query = Record<string, string | string[] | undefined>

const query = z.object({
  q: storableText().trim().max(254).catch('').default(''),
  state: z.enum(listedStates).optional().catch(undefined),
  group: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
  sort: z.enum(listSorts).catch('newest').default('newest'),
})

/** As the database writes it; its calendar has no year 0. */
const moment = /^(?!0000)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/
const isMoment = (text: string) => moment.test(text) && !Number.isNaN(Date.parse(text))

/** The newest of the expired ones are listed by their expiry: see `domain/invitations/orders.ts`. */
const byMoment = (sort: InvitationSort, state: View['state']) =>
  sort === 'expiry' || (sort === 'newest' && state === 'expired')

const cursorOf = (sort: InvitationSort, state: View['state']) =>
  z.object({
    id: z.uuid(),
    value: byMoment(sort, state) ? z.string().max(40).refine(isMoment) : storableText().max(300),
    back: z.boolean().optional(),
  })

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export function readView(given: Query, here: string): View {
  const { group = here, state, ...usual } = query.parse(given)
  return { ...usual, state, group, cursor: readCursor(cursorOf(usual.sort, state), given.page) }
}

/** Which invitation the drawer shows; the list beside it does not depend on it. */
export const readOpened = ({ open }: Query): string | null => z.uuid().safeParse(open).data ?? null

/** The address of a view; what is as usual is left out of it. */
export function hrefOf({ cursor, ...view }: View, here: string): string {
  const kept = { ...keptIn(view, here), ...(cursor && { page: writeCursor(cursor) }) }
  const text = new URLSearchParams(kept).toString()
  return `${placeOf(here)}${text && `?${text}`}`
}

export const placeOf = (here: string) => `/groups/${here}/users/invitations`

/** What of the view the address tells. */
export function keptIn(
  { q, state, group, sort }: Omit<View, 'cursor'>,
  here: string,
): Record<string, string> {
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(group !== here && { group }),
    ...(sort !== 'newest' && { sort }),
  }
}

/** What the list is narrowed to, as use cases take it. */
export const filterOf = ({ q, state, group }: View) =>
  invitationFilter.parse({ search: q || undefined, state, groupId: group === 'all' ? undefined : group })

/** Whether something narrows the list beyond what it opens with. */
export const isNarrowed = ({ q, state, group }: View, here: string) =>
  q !== '' || state !== undefined || group !== here
