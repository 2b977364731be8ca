import { getTranslations } from 'next-intl/server'
import { AtMoment } from '@/components/at-moment'
import { Badge } from '@/components/ui/badge'
import { Cell, Row } from '@/components/ui/table'
import type { Movement } from '@/domain/billing/list-movements'

/** A seat that came or went. */
export async function MovementRow({ movement, timeZone }: { movement: Movement; timeZone: string }) {
  const t = await getTranslations('billing.movements')
  const { at, change, reason, account, by } = movement
  return (
    <Row>
      <Cell className="whitespace-nowrap text-muted text-small">
        <AtMoment at={at} timeZone={timeZone} />
      </Cell>
      <Cell>
        <span className="block font-strong">{account.name}</span>
        <span className="wrap-anywhere block text-muted text-small">{account.login}</span>
      </Cell>
      <Cell>
        <Badge tone={change > 0 ? 'accent' : 'neutral'}>
          <span className="tabular-nums">{change > 0 ? '+1' : '−1'}</span>
          {t(`reasons.${reason}`)}
        </Badge>
      </Cell>
      <Cell className="text-small">
        <span className="text-muted sm:hidden">{t('byLine')} </span>
        {by ? (by.id === account.id ? t('themselves') : by.name) : t('time')}
      </Cell>
    </Row>
  )
}
