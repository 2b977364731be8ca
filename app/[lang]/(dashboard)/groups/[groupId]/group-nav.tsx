'use client'

import Link from 'next/link'
import { useParams, usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/components/class-names'

type Labels = Record<
  'users' | 'settings' | 'invite' | 'create' | 'import' | 'invitations' | 'accounts' | 'group',
  string
>

const places = [
  {
    heading: 'users',
    items: [
      { label: 'invite', path: 'users/invite' },
      { label: 'create', path: 'users/create' },
      { label: 'import', path: 'users/import' },
      { label: 'invitations', path: 'users/invitations' },
    ],
  },
  {
    heading: 'settings',
    items: [
      { label: 'accounts', path: 'settings/users' },
      { label: 'group', path: 'settings' },
    ],
  },
] as const

/** A page below one of the places belongs to it; the nearest place counts. */
const placeOf = (pathname: string, groupId: string) =>
  places
    .flatMap(({ items }) => items.map(({ path }): string => path))
    .filter((path) => `${pathname}/`.startsWith(`/groups/${groupId}/${path}/`))
    .sort((a, b) => b.length - a.length)[0]

const itemStyle =
  'flex min-h-8 items-center whitespace-nowrap rounded-control px-2 pointer-coarse:min-h-control aria-[current]:bg-hover aria-[current]:font-strong'

type Props = {
  labels: Labels
  /** Whether the settings of the group itself are theirs; to others they do not exist (A2). */
  managesTree: boolean
}

/** Inviter, Créer un compte, Créer plusieurs comptes, Invitations, and the settings of the group; a row above the page on a phone. */
export function GroupNav({ labels, managesTree }: Props) {
  const { groupId } = useParams<{ groupId: string }>()
  const place = placeOf(usePathname(), groupId)
  return (
    <Places labels={labels} managesTree={managesTree}>
      {(label, path) => {
        const href = `/groups/${groupId}/${path}`
        return (
          <Link
            href={href}
            aria-current={path === place ? 'page' : undefined}
            className={cn(itemStyle, 'hover:bg-hover')}
          >
            {label}
          </Link>
        )
      }}
    </Places>
  )
}

/** The same before the address is known: the shell of the page is one for all groups. */
export function GroupNavLabels({ labels }: { labels: Labels }) {
  return <Places labels={labels}>{(label) => <span className={itemStyle}>{label}</span>}</Places>
}

function Places({
  labels,
  managesTree = false,
  children,
}: {
  labels: Labels
  managesTree?: boolean
  children: (label: string, path: string) => ReactNode
}) {
  return (
    <nav
      aria-label={labels.users}
      className="flex flex-wrap gap-x-1 max-lg:-mx-2 border-b pb-2 lg:grid lg:gap-4 lg:border-0"
    >
      {places.map(({ heading, items }) => (
        <div key={heading} className="contents lg:block">
          <p className="hidden px-2 pb-1 text-muted text-small lg:block">{labels[heading]}</p>
          <ul className="contents lg:grid lg:gap-1">
            {items
              .filter(({ path }) => path !== 'settings' || managesTree)
              .map(({ label, path }) => (
                <li key={path}>{children(labels[label], path)}</li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
