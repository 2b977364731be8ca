'use client'

import { useTranslations } from 'next-intl'
import { useOptimistic } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Radio } from '@/components/ui/radio'
import type { Way } from '@/domain/imports/input'
import { applyOptions } from './actions'
import { useDeed } from './use-deed'

type Options = { way: Way; sendsCredentials: boolean }

/** The two ways in, and what is mailed: each choice is tried at once, so that figures follow. */
export function OptionsPart({ importId, ...given }: Options & { importId: string }) {
  const t = useTranslations('imports.options')
  const { carryOut } = useDeed('follows')
  const [{ way, sendsCredentials }, show] = useOptimistic<Options>(given)
  const choose = (some: Partial<Options>) => {
    const options = { way, sendsCredentials, ...some }
    carryOut(() => {
      show(options)
      return applyOptions({ importId, ...options })
    })
  }
  return (
    <fieldset>
      <legend className="font-strong text-title">{t('title')}</legend>
      <div className="mt-2 grid gap-x-8 sm:grid-cols-2">
        <div>
          <Radio
            name="way"
            value="create"
            label={t('create')}
            help={t('createHelp')}
            checked={way === 'create'}
            onChange={() => choose({ way: 'create' })}
          />
          {way === 'create' && (
            <Checkbox
              className="ml-7"
              label={t('credentials')}
              help={t('credentialsHelp')}
              checked={sendsCredentials}
              onChange={() => choose({ sendsCredentials: !sendsCredentials })}
            />
          )}
        </div>
        <Radio
          name="way"
          value="invite"
          label={t('invite')}
          help={t('inviteHelp')}
          checked={way === 'invite'}
          onChange={() => choose({ way: 'invite' })}
        />
      </div>
    </fieldset>
  )
}
