import { Client } from '@neondatabase/serverless'
import pg from 'pg'
import { type Point, points } from './points.ts'

/*
 * Loaded into a worker or web process with `--import`, so that the code under test knows nothing of it. With
 * FAULT=worker:after-claim:3 the process kills itself outright the third time that it passes that point.
 */

type Query = (this: object, ...args: unknown[]) => unknown

const [, name = '', turn = '1'] = /^(.*):(\d+)$/.exec(process.env.FAULT ?? '') ?? []
const point = points[name]
if (process.env.FAULT && !point) throw new Error(`There is no fault point ${process.env.FAULT}`)
let left = Number(turn)

const die = () => process.kill(process.pid, 'SIGKILL')

/** Whether this pass of the point is the one that ends it. Others may pass while its answer is under way. */
const isTurn = () => {
  left -= 1
  return left === 0
}

/** Makes a database client's `query` pass the point. */
function watched(watching: Point, query: Query): Query {
  const { at, since } = watching
  const reached = new WeakSet<object>()
  return function (...args) {
    const text = textOf(args[0])
    if (/^\s*begin/i.test(text)) reached.delete(this)
    if (since?.test(text)) reached.add(this)
    const here = at !== 'call' && at.test(text) && (!since || reached.has(this))
    return here ? pass(watching, args, () => query.apply(this, args)) : query.apply(this, args)
  }
}

const textOf = (asked: unknown) =>
  typeof asked === 'string' ? asked : ((asked as { text?: string } | null)?.text ?? '')

/** The answer's reader is the callback, if there is one, else whoever awaits. */
function pass({ when }: Point, args: unknown[], happen: () => unknown): unknown {
  if (!isTurn()) return happen()
  if (when === 'before') die()
  const reader = args.at(-1)
  if (when === 'after' && typeof reader === 'function') args[args.length - 1] = die
  const result = happen()
  if (when === 'sent') setImmediate(die)
  return when === 'after' && result instanceof Promise ? result.then(die) : result
}

/** Next bundles the driver: there the pool is caught where the application keeps it. */
function watchDatabases(watching: Point) {
  for (const { prototype } of [Client, pg.Client] as { prototype: { query: unknown } }[]) {
    prototype.query = watched(watching, prototype.query as Query)
  }
  if (watching.in === 'worker') return
  let database:
    | { $client: { on(event: 'connect', act: (client: { query: Query }) => void): void } }
    | undefined
  Object.defineProperty(globalThis, 'bienvenueDatabase', {
    get: () => database,
    set(opened: typeof database) {
      database = opened
      opened?.$client.on('connect', (client) => {
        client.query = watched(watching, client.query)
      })
    },
  })
}

function watchCalls(watching: Point) {
  const real = globalThis.fetch
  globalThis.fetch = async (...args) => {
    const { url } = new Request(args[0] instanceof Request ? args[0].url : args[0])
    if (!url.startsWith(process.env.RESEND_BASE_URL ?? 'https://api.resend.com')) return real(...args)
    if (!isTurn()) return real(...args)
    if (watching.when === 'before') die()
    // The provider has the call by then, and keeps its answer longer.
    if (watching.when === 'sent') setTimeout(die, 60)
    const answer = await real(...args)
    if (watching.when === 'after') die()
    return answer
  }
}

if (point?.at === 'call') watchCalls(point)
else if (point) watchDatabases(point)
