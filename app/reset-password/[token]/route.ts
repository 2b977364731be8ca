import { openLink } from '@/app/link-cookie'

/** The link of the mail for a new password (T01, T02). */
export async function GET(_request: Request, { params }: RouteContext<'/reset-password/[token]'>) {
  return openLink('password-reset', (await params).token)
}
