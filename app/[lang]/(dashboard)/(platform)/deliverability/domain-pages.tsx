import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { domainsOnPage } from '@/domain/mail/deliverability'
import { hrefOf, type View } from './view'

/** Back and on, each with an address of its own. */
export async function DomainPages({ view, count }: { view: View; count: number }) {
  const t = await getTranslations('deliverability')
  const last = Math.ceil(count / domainsOnPage)
  const steps = [
    { key: 'previous', page: view.page - 1 },
    { key: 'next', page: view.page + 1 },
  ] as const
  if (last <= 1) return null
  return (
    <nav aria-label={t('pages')} className="mt-6 flex gap-2">
      {steps.map(
        ({ key, page }) =>
          page >= 1 &&
          page <= last && (
            <Link
              key={key}
              href={hrefOf({ ...view, page })}
              className={buttonStyle({ variant: 'secondary' })}
            >
              {t(key)}
            </Link>
          ),
      )}
    </nav>
  )
}
