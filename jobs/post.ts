import type { Post } from '@/domain/mail/send-batch'
import { renderTemplate } from '@/emails/render-template'
import { env } from '@/env'
import { resendDelivery } from './deliver'

/** How mail is written and handed over with the settings of this process. */
export function post(): Post {
  const { APP_URL, MAIL_FROM, AUTH_SECRET, AUTH_SECRET_PREVIOUS, RESEND_API_KEY, RESEND_BASE_URL } = env()
  return {
    findTemplate: renderTemplate,
    deliver: resendDelivery({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL }),
    settings: {
      appUrl: APP_URL,
      from: MAIL_FROM,
      linkKeys: { current: AUTH_SECRET, previous: AUTH_SECRET_PREVIOUS },
    },
  }
}
