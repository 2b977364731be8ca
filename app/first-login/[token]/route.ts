import { openLink } from '@/app/link-cookie'

/** The link of the invitation mail (T01, T02). */
export async function GET(_request: Request, { params }: RouteContext<'/first-login/[token]'>) {
  return openLink('first-login', (await params).token)
}
