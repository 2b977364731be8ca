import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cn } from '@/components/class-names'
import type { DomainFigures } from '@/domain/mail/deliverability'

/** What became of the people of one domain. */
export async function DomainRow({ figures, invitations }: { figures: DomainFigures; invitations: string }) {
  const t = await getTranslations('deliverability')
  const { domain, sent, delivered, bounced, complained, opened, accepted } = figures
  const cells = [
    { key: 'sent', count: sent },
    { key: 'delivered', count: delivered },
    { key: 'bounced', count: bounced, wrong: true },
    { key: 'complained', count: complained, wrong: true },
    { key: 'opened', count: opened },
    { key: 'unopened', count: sent - opened },
    { key: 'accepted', count: accepted },
  ] as const
  return (
    <tr className="border-b max-md:grid max-md:grid-cols-2 max-md:gap-x-6 max-md:gap-y-1 max-md:py-4">
      <th scope="row" className="py-3 text-left font-strong max-md:col-span-2 max-md:py-0">
        <Link
          href={`${invitations}?q=${encodeURIComponent(`@${domain}`)}`}
          title={t('toInvitations')}
          className="wrap-anywhere hover:text-accent"
        >
          {domain}
        </Link>
      </th>
      {cells.map(({ key, count, ...cell }) => (
        <Figure key={key} label={t(`figures.${key}`)} count={count} wrong={'wrong' in cell && count > 0} />
      ))}
      <Rate label={t('figures.rate')} rate={accepted / sent} />
    </tr>
  )
}

const cellStyle =
  'py-3 pl-3 text-right tabular-nums max-md:flex max-md:justify-between max-md:gap-3 max-md:p-0'

async function Figure({ label, count, wrong }: { label: string; count: number; wrong: boolean }) {
  const format = await getFormatter()
  return (
    <td className={cn(cellStyle, wrong && 'text-danger', count === 0 && 'text-muted')}>
      <span className="text-muted text-small md:hidden">{label}</span>
      {format.number(count)}
    </td>
  )
}

async function Rate({ label, rate }: { label: string; rate: number }) {
  const format = await getFormatter()
  return (
    <td className={cn(cellStyle, 'max-md:items-center')}>
      <span className="text-muted text-small md:hidden">{label}</span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="h-1 w-10 overflow-hidden rounded-full bg-hover">
          <span className="block h-full bg-accent" style={{ width: `${Math.round(rate * 100)}%` }} />
        </span>
        <span className="min-w-11">{format.number(rate, { style: 'percent' })}</span>
      </span>
    </td>
  )
}
