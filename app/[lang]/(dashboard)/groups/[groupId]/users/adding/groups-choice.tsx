'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useLayoutEffect, useState } from 'react'
import { useDoorField } from '@/components/door/context'
import { Button } from '@/components/ui/button'
import { GroupPicker } from './group-picker'
import type { GroupToChoose } from './group-to-choose'

type Props = {
  groups: readonly GroupToChoose[]
  chosen: readonly string[]
  onChange: (groupIds: string[]) => void
}

/** Section **Groupes**: those chosen, each to be taken out again, and **+** for more. */
export function GroupsChoice({ groups, chosen, onChange }: Props) {
  const t = useTranslations('placing')
  const { id: field, error } = useDoorField('groups')
  const [picking, setPicking] = useState(false)
  // Pages stay mounted after navigation: coming back must not find the picker open.
  useLayoutEffect(() => () => setPicking(false), [])
  const shown = groups.filter(({ id }) => chosen.includes(id))
  return (
    <fieldset id={field} tabIndex={-1} aria-describedby={error ? `${field}-error` : undefined}>
      <legend className="font-strong">{t('groups')}</legend>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <ul aria-label={t('chosen')} className="contents">
          {shown.map(({ id, name }) => (
            <li
              key={id}
              className="flex h-8 max-w-full items-center gap-0.5 rounded-full border bg-sunken pl-3 text-small pointer-coarse:h-control"
            >
              <input type="hidden" name="groupIds" value={id} />
              <span className="truncate">{name}</span>
              <button
                type="button"
                aria-label={t('remove', { group: name })}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
                className="grid h-full w-8 shrink-0 place-items-center rounded-full text-muted hover:text-ink pointer-coarse:w-control"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
        <Button
          variant="secondary"
          size="small"
          aria-haspopup="dialog"
          onClick={() => setPicking(true)}
          className="rounded-full"
        >
          <Plus aria-hidden="true" />
          {t('add')}
        </Button>
      </div>
      {error && (
        <p id={`${field}-error`} className="mt-1.5 text-small text-danger">
          {error}
        </p>
      )}
      {picking && (
        <GroupPicker groups={groups} chosen={chosen} onChoose={onChange} onClose={() => setPicking(false)} />
      )}
    </fieldset>
  )
}
