import { openLink } from '@/app/link-cookie'

/** The link of a printed sheet, as a picture of it opens it: what the code typed at the door leads to as well (T01, T02). */
export async function GET(_request: Request, { params }: RouteContext<'/own-password/[token]'>) {
  return openLink('own-password', (await params).token)
}
