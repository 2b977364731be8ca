import { Pages } from '@/components/list/pages'
import { domainsOnPage } from '@/domain/mail/deliverability'
import { hrefOf, type View } from './view'

/** Back and on among so many domains. */
export function DomainPages({ view, count }: { view: View; count: number }) {
  const last = Math.ceil(count / domainsOnPage)
  const to = (page: number) => (page >= 1 && page <= last ? hrefOf({ ...view, page }) : null)
  return <Pages previous={to(view.page - 1)} next={to(view.page + 1)} />
}
