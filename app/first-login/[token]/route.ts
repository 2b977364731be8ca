import { openLink } from '@/app/link-cookie'
import { noteVisit } from '@/app/link-visit'

/** The link of the invitation mail (T01, T02). That it was opened is noted, whoever or whatever opened it. */
export async function GET(_request: Request, { params }: RouteContext<'/first-login/[token]'>) {
  const { token } = await params
  return openLink('first-login', token, await noteVisit(token))
}
