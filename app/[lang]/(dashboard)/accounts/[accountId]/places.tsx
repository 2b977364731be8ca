'use client'

import { Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { GroupToChoose } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/group-to-choose'
import { useWhenLeft } from '@/app/use-when-left'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { rolesHeld } from '@/domain/access/roles'
import type { HeldRole, Place, ShownAccount } from '@/domain/accounts/show-account'
import { JoinForm } from './join-form'
import { LeaveDialog } from './leave-dialog'
import type { Subject } from './subject'

type Props = {
  subject: Subject
  account: Pick<ShownAccount, 'places' | 'elsewhere'>
  groups: readonly GroupToChoose[]
}

/** Where the person is what, as far as one sees it, with the ways in and out of a group (A2, G3, G5). */
export function Places({ subject, account: { places, elsewhere }, groups }: Props) {
  const t = useTranslations('accountPage')
  const [leaving, leave] = useState<Place | null>(null)
  const [joining, join] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useWhenLeft(() => leave(null))
  // The button that asked is gone with its form or its group.
  const toHeading = () => heading.current?.focus()
  return (
    <section aria-labelledby="account-places" className="grid gap-3">
      <h2 id="account-places" ref={heading} tabIndex={-1}>
        {t('places')}
      </h2>
      {places.length === 0 && <p className="text-muted">{t('noPlaces')}</p>}
      <ul className="border-t">
        {places.map((place) => (
          <li
            key={place.groupId}
            className="flex items-center justify-between gap-4 border-b py-2.5 max-sm:items-start"
          >
            <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
              <Link href={`/groups/${place.groupId}`} className="link wrap-anywhere">
                {place.name}
              </Link>
              <Held roles={place.roles} />
            </div>
            {place.removable.length > 0 && (
              <Button variant="quiet" size="small" className="-mr-2.5" onClick={() => leave(place)}>
                <X aria-hidden="true" />
                {t('leave.open')}
                <span className="sr-only">{t('leave.from', { group: place.name })}</span>
              </Button>
            )}
          </li>
        ))}
        {elsewhere > 0 && (
          <li className="border-b py-2.5 text-muted">{t('elsewhere', { count: elsewhere })}</li>
        )}
      </ul>
      {groups.some(({ offered }) => offered.length > 0) && (
        <Button
          variant="secondary"
          className="justify-self-start"
          aria-expanded={joining}
          onClick={() => join(!joining)}
        >
          <Plus aria-hidden="true" />
          {t('join.open')}
        </Button>
      )}
      {joining && (
        <JoinForm
          subject={subject}
          groups={groups}
          onDone={() => {
            join(false)
            toHeading()
          }}
        />
      )}
      {leaving && (
        <LeaveDialog
          key={leaving.groupId}
          subject={subject}
          place={leaving}
          onClose={(done) => {
            leave(null)
            if (done) toHeading()
          }}
        />
      )}
    </section>
  )
}

/** Each role once; where it only comes from below, from which groups (G3). */
function Held({ roles }: { roles: readonly HeldRole[] }) {
  const [t, word, format] = [useTranslations('accountPage'), useTranslations('roles'), useFormatter()]
  const from = (groups: readonly string[]) =>
    groups.length > 0 ? t('through', { group: format.list(groups) }) : t('throughHidden')
  return (
    <ul className="flex flex-wrap gap-1.5">
      {rolesHeld(roles).map(({ role, through }) => (
        <li key={role}>
          <Badge>
            {word(role)}
            {through && <span className="text-muted"> {from(through)}</span>}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
