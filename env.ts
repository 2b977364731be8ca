import { z } from 'zod'

/** What the database client accepts as "straight to Neon"; everything else goes through the gateway. */
const isNeon = (url: string) => /\.neon\.tech$/.test(new URL(url).hostname)

const secret = (name: string) =>
  z
    .string({ error: `${name} is missing. Generate one with: openssl rand -base64 48` })
    .min(32, `${name} is too short: at least 32 characters. Generate one with: openssl rand -base64 48`)

const webhookSecret = (name: string) =>
  z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{24,}$/, `${name} must be the signing secret of the webhook: whsec_…`)

const settings = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must be the address of a PostgreSQL database: postgres://user:password@host/name',
    }),
    DATABASE_GATEWAY: z.string().optional(),
    AUTH_SECRET: secret('AUTH_SECRET'),
    AUTH_SECRET_PREVIOUS: secret('AUTH_SECRET_PREVIOUS').optional(),
    APP_URL: z
      .url({ protocol: /^https?$/, error: 'APP_URL must be the public address of the app: https://…' })
      .transform((url) => new URL(url).origin),
    RESEND_API_KEY: z
      .string({ error: 'RESEND_API_KEY is missing. Create one at https://resend.com/api-keys' })
      .min(1, 'RESEND_API_KEY is empty. Create one at https://resend.com/api-keys'),
    RESEND_BASE_URL: z.url({ error: 'RESEND_BASE_URL must be a web address' }).optional(),
    /** Standard Webhooks secrets as Resend shows them; the former one while it is being replaced. */
    RESEND_WEBHOOK_SECRET: webhookSecret('RESEND_WEBHOOK_SECRET').optional(),
    RESEND_WEBHOOK_SECRET_PREVIOUS: webhookSecret('RESEND_WEBHOOK_SECRET_PREVIOUS').optional(),
    /** Whoever knows it may ask `/api/cron/mail` to send what waits. */
    CRON_SECRET: secret('CRON_SECRET').optional(),
    MAIL_FROM: z.string().optional(),
    PASSWORD_COST: z.coerce
      .number()
      .int()
      .min(10, 'PASSWORD_COST is the power of two of scrypt work: from 10 (tests) to 17')
      .max(17, 'PASSWORD_COST is the power of two of scrypt work: from 10 (tests) to 17')
      .default(15),
  })
  .refine((e) => isNeon(e.DATABASE_URL) || e.DATABASE_GATEWAY, {
    error:
      'DATABASE_GATEWAY is missing: this PostgreSQL is not on neon.tech, so it is reached through the gateway that `npm start` runs (host:port).',
  })

type Env = z.output<typeof settings> & { MAIL_FROM: string }

let known: Env | undefined

/**
 * The validated environment; nothing else reads `process.env`.
 * Throws one sentence per wrong setting (T27). A function, not a constant, so that `next build` needs no secrets.
 */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}

/** Validates a set of variables; exported for the start script and tests. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `- ${issue.message}`)
    throw new Error(`The settings are not right, so nothing was started:\n${sentences.join('\n')}`)
  }
  const { data } = parsed
  return { ...data, MAIL_FROM: data.MAIL_FROM ?? `Bienvenue <bienvenue@${new URL(data.APP_URL).hostname}>` }
}
