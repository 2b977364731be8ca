'use client'

import { Plus, UserRound, UserRoundPlus } from 'lucide-react'
import Link from 'next/link'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'

type Props = {
  /** Where the person may invite, the topmost first. */
  groups: { id: string; name: string }[]
  createAccount: string
}

/** Adds to the group that one looks at, or else to the person's own. */
export function AddMenu({ groups, createAccount }: Props) {
  const t = useTranslations('dashboard')
  const { groupId } = useParams<{ groupId?: string }>()
  const group = groups.find(({ id }) => id === groupId) ?? groups[0]
  if (!group) return null
  const trigger = (
    <Button variant="secondary" size="icon" aria-label={t('add')} title={t('add')}>
      <Plus aria-hidden="true" />
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuLabel>{t('addTo', { group: group.name })}</MenuLabel>
      <MenuItem asChild>
        <Link href={`/groups/${group.id}/users/invite`}>
          <UserRound aria-hidden="true" />
          {t('user')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href={`/groups/${group.id}/users/create`}>
          <UserRoundPlus aria-hidden="true" />
          {createAccount}
        </Link>
      </MenuItem>
    </Menu>
  )
}
