import { Menu as MenuIcon } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { GroupTreeSkeleton } from './group-tree-skeleton'
import { TreePart } from './tree-part'

/** Pages with the tree of groups at their left; on a phone it opens from a button, without any script. */
export default async function HomeLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('dashboard')
  return (
    <div className="flex grow flex-col lg:flex-row">
      <div className="px-4 pt-3 sm:px-6 lg:hidden">
        <button
          type="button"
          popoverTarget="groups"
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          <MenuIcon aria-hidden="true" />
          {t('groups')}
        </button>
      </div>
      <aside
        id="groups"
        popover="auto"
        className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-80 max-w-[85vw] overflow-y-auto overscroll-contain border-r bg-page p-3 text-ink backdrop:bg-veil lg:sticky lg:top-14 lg:block lg:h-[calc(100dvh-3.5rem)] lg:w-72 lg:shrink-0 lg:bg-sunken"
      >
        <Suspense fallback={<GroupTreeSkeleton />}>
          <TreePart />
        </Suspense>
      </aside>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10">
        {children}
      </main>
    </div>
  )
}
