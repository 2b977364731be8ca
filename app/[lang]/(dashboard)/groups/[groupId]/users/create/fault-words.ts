import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { passwordLength, userNameLength } from '@/domain/accounts/policy'
import type { CreateFault } from './answer'

const inAddress = [
  'no_at_sign',
  'several_at_signs',
  'quotes_or_comments',
  'forbidden_character',
  'look_alike',
  'local_part',
  'domain',
  'too_long',
] as const
type InAddress = (typeof inAddress)[number]
const isInAddress = (fault: CreateFault): fault is InAddress => inAddress.some((one) => one === fault)

/** What is wrong, and what to do about it, as a sentence. */
export function useFaultWords() {
  const t = useTranslations('createAccount.faults')
  const why = useTranslations('invite.faults')
  return useCallback(
    (fault: CreateFault, field?: string): string => {
      if (fault === 'look_alike' && field === 'userName') return t('user_name_look_alike')
      if (isInAddress(fault)) return t('address', { why: why(fault) })
      return t(fault, fault.startsWith('user_name') ? userNameLength : passwordLength)
    },
    [t, why],
  )
}
