import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { panelOf, type Tab } from './tabs'

/** The ways to enrol those who have an account; the third, addresses, is at the bottom left of the panel. */
export async function PanelTabs({ sessionId, tab }: { sessionId: string; tab: Tab }) {
  const t = await getTranslations('enrol.tabs')
  return (
    <nav aria-label={t('label')} className="mt-6 border-b">
      <ul className="flex gap-6">
        {(['people', 'groups'] as const).map((one) => (
          <li key={one}>
            <Link
              href={panelOf(sessionId, one)}
              scroll={false}
              aria-current={one === tab ? 'page' : undefined}
              className="-mb-px flex min-h-control items-center border-transparent border-b-2 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-strong aria-[current]:text-ink"
            >
              {t(one)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
