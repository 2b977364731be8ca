'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Role } from '@/domain/access/roles'
import type { Deed, Place } from './answers'
import type { Choice } from './choice'

type Props = {
  deed: Deed
  choice: Choice
  places: readonly Place[]
  onChoose: (change: Partial<Choice>) => void
}

export function Choices(props: Props) {
  if (props.deed === 'date') return <Day {...props} />
  return props.deed === 'join' || props.deed === 'leave' ? <PlaceChoice {...props} /> : null
}

function Day({ choice, onChoose }: Props) {
  const t = useTranslations('groupAccounts.choices')
  return (
    <div className="grid gap-1">
      <Field id="bulk-day" label={t('day')} help={t('dayHelp')}>
        <Input
          type="date"
          value={choice.day}
          disabled={choice.noDay}
          onChange={({ target }) => onChoose({ day: target.value })}
          {...fieldProps('bulk-day', { help: true })}
        />
      </Field>
      <Checkbox
        label={t('noDay')}
        checked={choice.noDay}
        onChange={({ target }) => onChoose({ noDay: target.checked })}
      />
    </div>
  )
}

/** Which group and role; leaving is offered where one may give, since who gives may take. */
function PlaceChoice({ deed, choice, places, onChoose }: Props) {
  const t = useTranslations('groupAccounts.choices')
  const role = useTranslations('roles')
  const roles = places.find(({ id }) => id === choice.groupId)?.roles ?? []
  return (
    <div className="grid gap-3">
      <Field id="bulk-group" label={t('group')}>
        <Select
          id="bulk-group"
          value={choice.groupId}
          onChange={({ target }) => onChoose({ groupId: target.value })}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="bulk-role" label={t(deed === 'join' ? 'roleGiven' : 'roleTaken')}>
        <Select
          id="bulk-role"
          value={choice.role}
          onChange={({ target }) => onChoose({ role: target.value as Role })}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {role(one)}
            </option>
          ))}
        </Select>
      </Field>
      {deed === 'leave' && choice.role === 'learner' && roles.includes('admin') && (
        <Checkbox
          label={t('below')}
          help={t('belowHelp')}
          checked={choice.below === 'all'}
          onChange={({ target }) => onChoose({ below: target.checked ? 'all' : 'public' })}
        />
      )}
    </div>
  )
}
