import { type Running, start, until, untilKilled } from './armed'
import { type Deed, deeds } from './deeds'
import type { Ground } from './ground'
import { count, countHalves, type Figures } from './invariant'
import { domainOf } from './invite'
import { drain } from './worker-run'

/**
 * A person's deed at a server that kills itself at the point: the answer is lost. Each time all of it or nothing
 * has happened; then the person does it again at a whole server, and the worker sends what there is to send.
 */
export async function killServers(ground: Ground, point: string, kills: number): Promise<Figures> {
  const prepare = deeds[/web:([a-z]+)/.exec(point)?.[1] ?? '']
  if (!prepare) throw new Error(`Nobody does anything that passes ${point}`)
  const done: Deed[] = []
  for (let turn = 0; turn < kills; turn++) done.push(await prepare(ground, point, turn))
  if (point.startsWith('web:webhook')) await drain(ground)
  for (const deed of done) {
    const server = await startServer(ground, `${point}:1`)
    const answer = deed.post().then(
      () => 'answered',
      () => 'lost',
    )
    await untilKilled(point, server)
    if ((await answer) !== 'lost') throw new Error(`${point}: the answer was not lost`)
  }
  const half = await countHalves(
    ground,
    domainOf(point),
    done.flatMap(({ presses }) => presses.slice(0, 1)),
  )
  await again(ground, done)
  await drain(ground)
  const presses = done.flatMap((deed) =>
    deed.again ? [...deed.presses, ...deed.presses.slice(-1)] : deed.presses,
  )
  const figures = await count(ground, domainOf(point), presses)
  return { ...figures, half: figures.half + half }
}

async function again(ground: Ground, done: readonly Deed[]) {
  const server = await startServer(ground, '')
  for (const deed of done) await deed.post()
  await server.kill()
}

async function startServer({ settings }: Ground, fault: string): Promise<Running> {
  const server = start('web', settings, fault)
  await until('starting', server, async () => {
    const answer = await fetch(`${settings.APP_URL}/api/health`).catch(() => null)
    return answer?.ok ?? false
  })
  return server
}
