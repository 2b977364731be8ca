'use client'

import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Selection } from '@/components/list/selection'
import { SelectionBar } from '@/components/list/selection-bar'
import { type Total, WithTotal } from '@/components/list/total'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import type { Deed } from './answers'

type Props = {
  selection: Selection
  total: Promise<Total>
  isWhole: boolean
  pageSize: number
  deeds: readonly Deed[]
  onAsk: (deed: Deed) => void
}

/** The two that are wanted most stand in the bar, the others behind a button. */
const inBar: readonly Deed[] = ['link', 'remove']

/** What can be done with the selected people. */
export function BulkBar({ selection, total, deeds, onAsk, ...page }: Props) {
  const t = useTranslations('groupAccounts')
  const counted = (one: 'selected' | 'selectMatching', many: 'selectedMany' | 'selectMatchingMany') => (
    <WithTotal total={total} words={({ count, more }) => t(more ? many : one, { count })} />
  )
  const words = {
    some: t('selected', { count: selection.chosen.length }),
    all: counted('selected', 'selectedMany'),
    chooseAll: counted('selectMatching', 'selectMatchingMany'),
  }
  const others = deeds.filter((deed) => !inBar.includes(deed))
  return (
    <SelectionBar selection={selection} words={words} {...page}>
      {deeds
        .filter((deed) => inBar.includes(deed))
        .map((deed) => (
          <Button
            key={deed}
            size="small"
            variant="secondary"
            className="max-sm:grow"
            onClick={() => onAsk(deed)}
          >
            {t(`deeds.${deed}.action`)}
          </Button>
        ))}
      {others.length > 0 && (
        <Menu
          trigger={
            <Button size="small" variant="secondary">
              <Ellipsis aria-hidden="true" />
              {t('otherDeeds')}
            </Button>
          }
        >
          {others.map((deed) => (
            <MenuItem key={deed} onSelect={() => onAsk(deed)}>
              {t(`deeds.${deed}.action`)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </SelectionBar>
  )
}
