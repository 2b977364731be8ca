import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cn } from '@/components/class-names'
import { type DomainFigures, domainSorts } from '@/domain/mail/deliverability'
import { DomainRow } from './domain-row'
import { hrefOf, sortedBy, type View } from './view'

type Props = { domains: DomainFigures[]; view: View; invitations: string }

/** Domain by domain, in the order of the pressed column; cards where there is no room for columns. */
export async function DomainTable({ domains, view, invitations }: Props) {
  const t = await getTranslations('deliverability')
  return (
    <table aria-label={t('byDomain')} className="mt-4 w-full border-collapse max-md:block">
      <thead className="max-md:hidden">
        <tr>
          {domainSorts.map((sort) => (
            <Head key={sort} sort={sort} view={view} label={t(`figures.${sort}`)} />
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {domains.map((domain) => (
          <DomainRow key={domain.domain} figures={domain} invitations={invitations} />
        ))}
      </tbody>
    </table>
  )
}

function Head({ sort, view, label }: { sort: View['sort']; view: View; label: string }) {
  const current = view.sort === sort
  const Arrow = view.down ? ArrowDown : ArrowUp
  const way = view.down ? ('descending' as const) : ('ascending' as const)
  return (
    <th
      scope="col"
      aria-sort={current ? way : undefined}
      className={cn(
        'sticky top-14 z-10 border-b bg-page py-2 pl-3 align-bottom font-normal text-muted text-small first:pl-0',
        sort === 'domain' ? 'text-left' : 'text-right',
      )}
    >
      <Link
        href={hrefOf(sortedBy(view, sort))}
        replace
        scroll={false}
        className={cn('inline-flex items-center gap-1 hover:text-ink', current && 'text-ink')}
      >
        {label}
        {current && <Arrow aria-hidden="true" className="size-3.5 shrink-0" />}
      </Link>
    </th>
  )
}
