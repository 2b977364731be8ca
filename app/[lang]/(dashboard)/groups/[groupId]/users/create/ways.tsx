import { getTranslations } from 'next-intl/server'
import { Chips } from '@/components/ui/chips'

/** One person, a list of people without an address, or a whole file. */
export async function Ways({ groupId, current }: { groupId: string; current: 'one' | 'list' }) {
  const t = await getTranslations('createAccount.ways')
  const here = `/groups/${groupId}/users/create`
  return (
    <Chips
      label={t('label')}
      chips={[
        { key: 'one', label: t('one'), href: here, current: current === 'one' },
        { key: 'list', label: t('list'), href: `${here}/without-mailbox`, current: current === 'list' },
        { key: 'file', label: t('file'), href: `/groups/${groupId}/users/import`, current: false },
      ]}
    />
  )
}
