'use client'

import { Columns3 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuLabel, MenuSeparator, MenuTick } from '@/components/ui/menu'

type Props = {
  place: string
  /** What else the address tells. */
  kept: Record<string, string>
  columns: readonly { key: string; label: string }[]
  shown: readonly string[]
}

/** Which columns the list shows; it stays open while one chooses. */
export function ColumnsMenu({ place, kept, columns, shown }: Props) {
  const t = useTranslations('groupAccounts')
  const router = useRouter()
  const [, begin] = useTransition()
  const [chosen, choose] = useOptimistic(shown)
  const go = (next: readonly string[] | null) => {
    const cols =
      next &&
      (columns
        .filter(({ key }) => next.includes(key))
        .map(({ key }) => key)
        .join(',') ||
        'none')
    const text = new URLSearchParams({ ...kept, ...(cols && { cols }) }).toString()
    begin(() => {
      if (next) choose(next)
      router.replace(`${place}${text && `?${text}`}`, { scroll: false })
    })
  }
  const turn = (key: string) =>
    go(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <Menu
      trigger={
        <Button variant="secondary" className="max-sm:grow">
          <Columns3 aria-hidden="true" />
          {t('columnsMenu')}
        </Button>
      }
    >
      <MenuLabel>{t('columnsLabel')}</MenuLabel>
      {columns.map(({ key, label }) => (
        <MenuTick key={key} checked={chosen.includes(key)} onTurn={() => turn(key)}>
          {label}
        </MenuTick>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => go(null)}>{t('columnsUsual')}</MenuItem>
    </Menu>
  )
}
