import { getFormatter, getTranslations } from 'next-intl/server'
import { CustomFacts } from '@/app/custom-facts'
import { Fact, FactList } from '@/components/fact'
import type { Moment } from '@/components/moment'
import { When } from '@/components/when'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'
import { byGroup } from '../row'

type Props = { invitation: ShownInvitation; moment: (at: Date) => Moment }

/** What was promised, by whom, until when, and what is known of the person. */
export async function GivenFacts({ invitation, moment }: Props) {
  const [t, role, format] = await Promise.all([
    getTranslations('desk.facts'),
    getTranslations('roles'),
    getFormatter(),
  ])
  const { elsewhere, inviter, createdAt, expiresAt, expired, status, customValues } = invitation
  const when = (at: Date) => ({ when: () => <When moment={moment(at)} /> })
  return (
    <FactList>
      <Fact name={t('groups')}>
        <ul>
          {byGroup(invitation).map(({ name, roles }) => (
            <li key={name}>
              {name} <span className="text-muted">· {format.list(roles.map((one) => role(one)))}</span>
            </li>
          ))}
          {elsewhere > 0 && <li className="text-muted">{t('elsewhere', { count: elsewhere })}</li>}
        </ul>
      </Fact>
      <Fact name={t('invited')}>{t.rich('invitedBy', { inviter, ...when(createdAt) })}</Fact>
      {status === 'pending' && (
        <Fact name={t('expiry')}>{t.rich(expired ? 'expired' : 'expires', when(expiresAt))}</Fact>
      )}
      <CustomFacts values={customValues} />
    </FactList>
  )
}
