import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '../ui/button'

/** Back and on in a list, each with an address of its own; null where the list ends. */
export async function Pages({ previous, next }: Record<'previous' | 'next', string | null>) {
  if (!previous && !next) return null
  const t = await getTranslations('list')
  const steps = [
    { key: 'previous', href: previous },
    { key: 'next', href: next },
  ] as const
  return (
    <nav aria-label={t('pages')} className="mt-6 flex gap-2">
      {steps.map(
        ({ key, href }) =>
          href && (
            <Link key={key} href={href} className={buttonStyle({ variant: 'secondary' })}>
              {t(key)}
            </Link>
          ),
      )}
    </nav>
  )
}
