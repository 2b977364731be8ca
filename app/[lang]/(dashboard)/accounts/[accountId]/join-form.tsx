'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { GroupToChoose } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/group-to-choose'
import { join } from './actions'
import { PlacingForm } from './placing-form'
import type { Subject } from './subject'
import { say, useDeed } from './use-deed'

type Props = { subject: Subject; groups: readonly GroupToChoose[]; onDone: () => void }

/** Adds the person to groups. */
export function JoinForm({ subject, groups, onDone }: Props) {
  const [t, format] = [useTranslations('accountPage.join'), useFormatter()]
  const { pending, carryOut } = useDeed()
  return (
    <PlacingForm
      groups={groups}
      submit={t('submit')}
      pending={pending}
      onSubmit={(placing, names) =>
        carryOut(
          () => join({ accountId: subject.id, ...placing }),
          () => {
            say(t('done', { name: subject.name, groups: format.list(names) }))
            onDone()
          },
        )
      }
    />
  )
}
