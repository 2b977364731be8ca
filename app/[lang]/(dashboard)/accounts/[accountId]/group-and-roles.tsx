'use client'

import { ArrowUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldProps } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Role } from '@/domain/access/roles'
import type { Step } from '@/domain/groups/preview-propagation'
import { climb } from './actions'
import type { Offer } from './offers'

export type Choice = { groupId: string; roles: readonly Role[] }
type Props = { id: string; offers: readonly Offer[]; choice: Choice; onChange: (choice: Choice) => void }

/** Nothing is chosen yet: a group that somebody is put into by mistake would write to them. */
export const noChoice: Choice = { groupId: '', roles: ['learner'] }

/** A group, and the roles in it that one may give (A1), with what it does in the groups above (G2). */
export function GroupAndRoles({ id, offers, choice, onChange }: Props) {
  const [t, role] = [useTranslations('accountPage.join'), useTranslations('roles')]
  const offered = offers.find((offer) => offer.id === choice.groupId)?.roles ?? []
  const choose = (groupId: string) => {
    const may = offers.find((offer) => offer.id === groupId)?.roles ?? []
    onChange({ groupId, roles: choice.roles.filter((one) => may.includes(one)) })
  }
  return (
    <>
      <Field id={`${id}-group`} label={t('group')}>
        <Select
          {...fieldProps(`${id}-group`, {})}
          value={choice.groupId}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('chooseGroup')}</option>
          {offers.map((offer) => (
            <option key={offer.id} value={offer.id}>{`${'\u2003'.repeat(offer.depth)}${offer.name}`}</option>
          ))}
        </Select>
      </Field>
      {offered.length > 0 && (
        <fieldset>
          <legend className="font-strong">{t('roles')}</legend>
          <div className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
            {offered.map((one) => (
              <Checkbox
                key={one}
                label={role(one)}
                checked={choice.roles.includes(one)}
                onChange={({ target }) => {
                  const others = choice.roles.filter((kept) => kept !== one)
                  onChange({ ...choice, roles: target.checked ? [...others, one] : others })
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
      {choice.groupId && choice.roles.includes('learner') && (
        <Climbs key={choice.groupId} groupId={choice.groupId} />
      )}
    </>
  )
}

/** Said once it is known; that nobody climbs needs no words. */
function Climbs({ groupId }: { groupId: string }) {
  const [t, format] = [useTranslations('accountPage.join'), useFormatter()]
  const [steps, show] = useState<readonly Step[]>([])
  useEffect(() => {
    let wanted = true
    climb(groupId)
      .then((answer) => wanted && answer.ok && show(answer.steps))
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [groupId])
  return (
    <p aria-live="polite" className="flex gap-3 text-muted text-small empty:hidden">
      {steps.length > 0 && (
        <>
          <ArrowUp aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t('climbs', { groups: format.list(steps.map(({ name }) => name)) })}
        </>
      )}
    </p>
  )
}
