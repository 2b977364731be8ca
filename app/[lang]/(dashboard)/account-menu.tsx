'use client'

import {
  ChartColumn,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Receipt,
  ScrollText,
  Settings2,
  Sun,
  UserRound,
} from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { startTransition, useRef, useState } from 'react'
import { chooseTheme, readTheme, type Theme, themes } from '@/components/theme'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'

type Props = {
  name: string
  initials: string
  login: string
  /** The words of the link to their own account. */
  ownAccount: string
  /** Whether the places of the platform exist for them. */
  isPlatformAdmin: boolean
  /** The names of places of the platform; billing for whom it exists. */
  places: { audit: string; billing: string | null }
  signOut: () => Promise<void>
}

const icons = { system: Monitor, light: Sun, dark: Moon }

/** Name, the platform's places for its administrators, theme, language and the way out. */
export function AccountMenu(props: Props) {
  const { name, initials, login, ownAccount, isPlatformAdmin, places, signOut } = props
  const t = useTranslations('dashboard')
  const languageForm = useRef<HTMLFormElement>(null)
  const [theme, setTheme] = useState<Theme>('system')
  const other = useLocale() === 'fr' ? 'en' : 'fr'
  const trigger = (
    <Button variant="quiet" size="icon" title={name}>
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-full bg-accent-soft text-accent text-small"
      >
        {initials}
      </span>
      <span className="sr-only">{t('account', { name })}</span>
    </Button>
  )
  return (
    <>
      {/* A plain form, as on the pages before the door: the whole page comes back in the other language. */}
      <form ref={languageForm} action="/api/language" method="post" hidden>
        <input type="hidden" name="language" value={other} />
      </form>
      <Menu trigger={trigger} onOpen={() => setTheme(readTheme())}>
        <div className="px-2.5 pt-2 pb-1.5">
          <p className="font-strong">{name}</p>
          <p className="truncate text-muted text-small">{login}</p>
        </div>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/account">
            <UserRound aria-hidden="true" />
            {ownAccount}
          </Link>
        </MenuItem>
        {isPlatformAdmin && (
          <>
            <MenuItem asChild>
              <Link href="/deliverability">
                <ChartColumn aria-hidden="true" />
                {t('deliverability')}
              </Link>
            </MenuItem>
            <MenuItem asChild>
              <Link href="/audit">
                <ScrollText aria-hidden="true" />
                {places.audit}
              </Link>
            </MenuItem>
            {places.billing && (
              <MenuItem asChild>
                <Link href="/billing">
                  <Receipt aria-hidden="true" />
                  {places.billing}
                </Link>
              </MenuItem>
            )}
            <MenuItem asChild>
              <Link href="/settings">
                <Settings2 aria-hidden="true" />
                {t('settings')}
              </Link>
            </MenuItem>
          </>
        )}
        <MenuSeparator />
        <MenuLabel>{t('theme')}</MenuLabel>
        <MenuChoices
          value={theme}
          onValueChange={(value) => chooseTheme(themes.find((known) => known === value) ?? 'system')}
        >
          {themes.map((choice) => {
            const Icon = icons[choice]
            return (
              <MenuChoice key={choice} value={choice}>
                <Icon aria-hidden="true" />
                {t(`themes.${choice}`)}
              </MenuChoice>
            )
          })}
        </MenuChoices>
        <MenuSeparator />
        <MenuItem lang={other} onSelect={() => languageForm.current?.requestSubmit()}>
          <Languages aria-hidden="true" />
          {t('otherLanguage')}
        </MenuItem>
        <MenuItem onSelect={() => startTransition(() => signOut())}>
          <LogOut aria-hidden="true" />
          {t('signOut')}
        </MenuItem>
      </Menu>
    </>
  )
}
