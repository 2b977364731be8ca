import Link from 'next/link'

export type Chip = { key: string; label: string; href: string; current: boolean }

/** Filters that the address bar holds: one of them is on. */
export function Chips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {chips.map((chip) => (
          <li key={chip.key}>
            <Link
              href={chip.href}
              replace
              scroll={false}
              aria-current={chip.current ? 'true' : undefined}
              className="flex min-h-8 items-center rounded-full border px-3 text-small hover:bg-hover aria-[current]:border-accent/40 aria-[current]:bg-accent-soft aria-[current]:text-accent pointer-coarse:min-h-control"
            >
              {chip.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
