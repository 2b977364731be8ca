import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '../ui/button'

const steps = ['first', 'previous', 'next'] as const

/** Back and on in a list, each with an address of its own; null where the list ends. */
export async function Pages(hrefs: Partial<Record<(typeof steps)[number], string | null>>) {
  const led = steps.flatMap((step) => (hrefs[step] ? [{ step, href: hrefs[step] }] : []))
  if (led.length === 0) return null
  const t = await getTranslations('list')
  return (
    <nav aria-label={t('pages')} className="mt-6 flex flex-wrap gap-2">
      {led.map(({ step, href }) => (
        <Link key={step} href={href} className={buttonStyle({ variant: 'secondary' })}>
          {t(step)}
        </Link>
      ))}
    </nav>
  )
}
