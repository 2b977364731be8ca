import { z } from 'zod'
import { type DeliverabilityQuestion, domainSorts, periods } from '@/domain/mail/deliverability'
import { storableText } from '@/domain/storable-text'

/** What the page shows; all of it is in the address bar. */
export type View = DeliverabilityQuestion

const usual = { days: 30, sort: 'sent' } as const

const query = z.object({
  q: storableText().trim().max(254).catch('').default(''),
  days: z.coerce
    .number()
    .pipe(z.union(periods.map((days) => z.literal(days))))
    .catch(usual.days)
    .default(usual.days),
  sort: z.enum(domainSorts).catch(usual.sort).default(usual.sort),
  way: z.enum(['up', 'down']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

/** Figures begin with the largest, names with A. */
const usualWay = (sort: View['sort']) => (sort === 'domain' ? 'up' : 'down')

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export function readView(given: Record<string, string | string[] | undefined>): View {
  const { q, way, sort, ...others } = query.parse(given)
  // As in an address: people paste them so.
  return { ...others, sort, search: q.replace(/^.*@/, ''), down: (way ?? usualWay(sort)) === 'down' }
}

export const place = '/deliverability'

/** The address of a view; what is as usual is left out of it. */
export function hrefOf(view: View): string {
  const { page, search } = view
  const kept = { ...(search && { q: search }), ...keptIn(view), ...(page > 1 && { page: String(page) }) }
  const text = new URLSearchParams(kept).toString()
  return `${place}${text && `?${text}`}`
}

/** What a search keeps of the address. */
export function keptIn({ days, sort, down }: View): Record<string, string> {
  const way = down ? 'down' : 'up'
  return {
    ...(days !== usual.days && { days: String(days) }),
    ...(sort !== usual.sort && { sort }),
    ...(way !== usualWay(sort) && { way }),
  }
}

/** The same sort turns round, another one begins as usual. */
export const sortedBy = (view: View, sort: View['sort']): View => ({
  ...view,
  sort,
  page: 1,
  down: sort === view.sort ? !view.down : usualWay(sort) === 'down',
})
