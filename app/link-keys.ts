import type { LinkKeys } from '@/domain/links/token'
import { env } from '@/env'

export const linkKeys = (): LinkKeys => ({
  current: env().AUTH_SECRET,
  previous: env().AUTH_SECRET_PREVIOUS,
})
