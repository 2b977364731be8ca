'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

const places = ['deliverability', 'settings', 'settings/fields'] as const

type Labels = Record<(typeof places)[number] | 'platform', string>

/** The places of the platform; a row above the page on a phone. */
export function PlatformNav({ labels }: { labels: Labels }) {
  const pathname = usePathname()
  return (
    <nav aria-label={labels.platform} className="max-lg:-mx-2 border-b pb-2 lg:border-0">
      <p className="hidden px-2 pb-1 text-muted text-small lg:block">{labels.platform}</p>
      <ul className="flex flex-wrap gap-1 lg:grid">
        {places.map((place) => (
          <li key={place}>
            <Link
              href={`/${place}`}
              aria-current={pathname === `/${place}` ? 'page' : undefined}
              className="flex min-h-8 items-center rounded-control px-2 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong pointer-coarse:min-h-control"
            >
              {labels[place]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
