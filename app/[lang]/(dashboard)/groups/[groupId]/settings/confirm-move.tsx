import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { AffectedList } from './affected-list'
import type { Moving, Named } from './use-moving'

type Props = {
  group: Named
  from: Named
  moving: Moving
  pending: boolean
  onClose: () => void
  onConfirm: () => void
}

/** What a move does to people and to who administers, before the button. */
export function ConfirmMove({ group, from, moving, pending, onClose, onConfirm }: Props) {
  const t = useTranslations('groupSettings.place')
  const { to, weighed, anew } = moving
  const joining = weighed.joining.filter(({ people }) => people > 0)
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('ask', { name: group.name, to: to.name })}
      consequence={
        <div className="grid gap-3">
          {anew && <p role="alert">{t('anew')}</p>}
          <p>{t('below', { count: weighed.below })}</p>
          {joining.length > 0 ? (
            <AffectedList lead={t('joining')} affected={joining} count="joining" />
          ) : (
            <p>{t('nobody')}</p>
          )}
          {weighed.staying.length > 0 && (
            <AffectedList lead={t('staying')} affected={weighed.staying} count="staying" />
          )}
          <p>{t('authority', { from: from.name, to: to.name })}</p>
        </div>
      }
      confirm={t('confirm')}
      keep={t('keep')}
      variant="primary"
      pending={pending}
      onConfirm={onConfirm}
    />
  )
}
