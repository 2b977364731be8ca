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

/** Goes past the point with what happens there; kills at its turn. */
function pass<Result>({ when }: Point, happen: () => Result, soon: (act: () => void) => void): Result {
  left -= 1
  if (left !== 0) return happen()
  if (when === 'before') die()
  const result = happen()
  if (when === 'sent') soon(die)
  return result
}

const dieBefore =
  <Args extends unknown[]>(callback: (...args: Args) => unknown) =>
  (...args: Args) => {
    if (left === 0) die()
    return callback(...args)
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
    return here ? passAnswered(watching, args, () => query.apply(this, args)) : query.apply(this, args)
  }
}

const textOf = (asked: unknown) =>
  typeof asked === 'string' ? asked : ((asked as { text?: string } | null)?.text ?? '')

/** The answer's reader is the callback, if there is one, else whoever awaits. */
function passAnswered(watching: Point, args: unknown[], happen: () => unknown): unknown {
  if (watching.when !== 'after') return pass(watching, happen, setImmediate)
  const reader = args.at(-1)
  if (typeof reader === 'function') {
    args[args.length - 1] = dieBefore(reader as (...answer: unknown[]) => unknown)
    return pass(watching, happen, setImmediate)
  }
  const result = pass(watching, happen, setImmediate)
  return result instanceof Promise ? result.then(dieBefore((rows) => rows)) : result
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
    // The provider has the call by then, and keeps its answer longer.
    const answer = await pass(
      watching,
      () => real(...args),
      (act) => setTimeout(act, 60),
    )
    if (watching.when === 'after' && left === 0) die()
    return answer
  }
}

if (point?.at === 'call') watchCalls(point)
else if (point) watchDatabases(point)
