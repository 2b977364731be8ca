import { openLink } from '@/app/link-cookie'

/** The way out of the invitation mail; it only opens the page that asks (T01, T02). */
export async function GET(_request: Request, { params }: RouteContext<'/not-for-me/[token]'>) {
  return openLink('not-for-me', (await params).token)
}
