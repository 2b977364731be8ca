'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The places of the platform; a row above the page on a phone. */
export function PlatformNav({ label, places }: { label: string; places: Record<string, string> }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="max-lg:-mx-2 border-b pb-2 lg:border-0">
      <p className="hidden px-2 pb-1 text-muted text-small lg:block">{label}</p>
      <ul className="flex flex-wrap gap-1 lg:grid">
        {Object.entries(places).map(([place, name]) => (
          <li key={place}>
            <Link
              href={`/${place}`}
              aria-current={pathname === `/${place}` ? 'page' : undefined}
              className="flex min-h-8 items-center rounded-control px-2 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong pointer-coarse:min-h-control"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
