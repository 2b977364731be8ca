'use client'

import { useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

export type GroupToInviteInto = { id: string; name: string; path: string[] }

type Props = {
  groups: readonly GroupToInviteInto[]
  chosen: string
  error: string | undefined
  onChange: (groupId: string) => void
}

/** The one group that these people become learners of (I3). */
export function GroupChoice({ groups, chosen, error, onChange }: Props) {
  const t = useTranslations('enrol.emails')
  return (
    <Field id="groupId" label={t('group')} help={t('groupHelp')} error={error}>
      <Select
        {...fieldProps('groupId', { help: true, error })}
        name="groupId"
        value={chosen}
        onChange={({ target }) => onChange(target.value)}
      >
        {groups.length !== 1 && <option value="">{t('groupChoose')}</option>}
        {groups.map(({ id, name, path }) => (
          <option key={id} value={id}>
            {[...path, name].join(' / ')}
          </option>
        ))}
      </Select>
    </Field>
  )
}
