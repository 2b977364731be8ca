import { getTranslations } from 'next-intl/server'
import { Skeleton } from '@/components/ui/skeleton'
import { passwordLength } from '@/domain/accounts/policy'

/** The form as it will be, readable at once: what streams in moves nothing, and what the platform asks besides comes below. */
export async function FormSkeleton() {
  const [t, auth] = await Promise.all([getTranslations('firstLogin'), getTranslations('auth')])
  return (
    <div data-late className="grid gap-6">
      <Skeleton className="h-12" />
      <div className="grid gap-5">
        {[auth('email'), t('lastName'), t('firstName'), auth('password')].map((label) => (
          <div key={label} className="grid gap-1.5">
            <p className="font-strong">{label}</p>
            <Skeleton className={label === auth('email') ? 'h-6' : 'h-control'} />
            {label === auth('password') && (
              <p className="text-small text-muted">{auth('passwordHelp', passwordLength)}</p>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
