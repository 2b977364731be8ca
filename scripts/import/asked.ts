import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '@/db/local/setup-error'

export type Asked = {
  file: string
  /** An id or a path; the platform group where none is given. */
  group: string
  dryRun: boolean
  invite: boolean
  credentials: boolean
  /** The address of who imports; the owner where none is given. */
  as: string | null
}

const usage = `Usage: npm run import -- people.csv --group <id or path> [--dry-run] [--invite] [--no-credentials] [--as <address>]

  --group           the group of rows that name none, as "France / Lyon" or by its id
  --dry-run         say what would become of each row, and write nothing
  --invite          send invitations rather than create accounts
  --no-credentials  create accounts without mailing their credentials
  --as              the platform administrator who imports; the owner by default`

const options = {
  group: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  invite: { type: 'boolean', default: false },
  credentials: { type: 'boolean', default: true },
  as: { type: 'string' },
} as const

/** Reads the words of the command; a path is meant from where npm was called. */
export function readAsked(args: string[]): Asked {
  const { values, positionals } = parsed(args)
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.group) throw new SetupError(usage)
  return {
    file: resolve(process.env.INIT_CWD ?? '.', file),
    group: values.group,
    dryRun: values['dry-run'],
    invite: values.invite,
    credentials: values.credentials,
    as: values.as ?? null,
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true })
  } catch (error) {
    throw new SetupError(`${(error as Error).message}\n\n${usage}`)
  }
}
