import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

/** Where one is: the way from the top down to here. */
export function Breadcrumb({ label, path }: { label: string; path: { href: string; name: string }[] }) {
  if (path.length === 0) return null
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-1 text-muted text-small">
        {path.map(({ href, name }, at) => (
          <li key={href} className="flex min-w-0 items-center gap-1">
            {at > 0 && <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />}
            <Link href={href} className="truncate rounded-control hover:text-ink hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
