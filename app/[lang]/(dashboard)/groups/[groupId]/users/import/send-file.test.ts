import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { partBytes } from '@/domain/imports/input'
import type { Part } from './put-part'
import { sendFile } from './send-file'

const file = new Blob([new Uint8Array(partBytes).fill(1), new Uint8Array(partBytes).fill(2), 'fin'])
const nobody = new AbortController().signal

/** A server that answers each try as it is told, and remembers what came. */
function server(answerTo: (position: number, tries: number) => number) {
  const came: Part[] = []
  const put = async (part: Part, { onSent }: { onSent: (bytes: number) => void }) => {
    came.push(part)
    onSent(part.bytes.byteLength)
    return answerTo(part.position, came.filter(({ position }) => position === part.position).length)
  }
  return { came, put }
}

const send = (put: ReturnType<typeof server>['put'], more: Partial<Parameters<typeof sendFile>[1]> = {}) =>
  sendFile(file, {
    importId: 'x',
    arrived: new Set(),
    put,
    onSent: () => {},
    signal: nobody,
    pauses: [1, 1],
    ...more,
  })

test('a file goes in pieces of the agreed size, each with its digest', async () => {
  const { came, put } = server(() => 204)
  const told: number[] = []
  expect(await send(put, { onSent: (bytes) => told.push(bytes) })).toBeNull()
  const pieces = came.toSorted((a, b) => a.position - b.position)
  expect(pieces.map(({ position, bytes }) => [position, bytes.byteLength])).toEqual([
    [0, partBytes],
    [1, partBytes],
    [2, 3],
  ])
  expect(pieces[2]?.digest).toBe(createHash('sha256').update('fin').digest('hex'))
  expect(told.at(-1)).toBe(file.size)
})

test('a piece whose connection fails is sent again; the others are not', async () => {
  const { came, put } = server((position, tries) => (position === 1 && tries < 3 ? 0 : 204))
  expect(await send(put)).toBeNull()
  expect(came.map(({ position }) => position).toSorted()).toEqual([0, 1, 1, 1, 2])
})

test('trying again goes on where it stopped', async () => {
  const arrived = new Set<number>()
  const cut = server((position) => (position === 2 ? 0 : 204))
  expect(await send(cut.put, { arrived })).toBe('unreachable')
  const again = server(() => 204)
  const told: number[] = []
  expect(await send(again.put, { arrived, onSent: (bytes) => told.push(bytes) })).toBeNull()
  expect(again.came.map(({ position }) => position)).toEqual([2])
  expect(told.at(-1)).toBe(file.size)
})

test('what arrives damaged again and again is a fault of its own', async () => {
  expect(await send(server(() => 400).put)).toBe('damaged')
})

test('an import that nobody waits for is not sent to again', async () => {
  const { came, put } = server(() => 404)
  expect(await send(put)).toBe('gone')
  expect(came.length).toBeLessThanOrEqual(2)
})

test('who cancels waits for nothing', async () => {
  const controller = new AbortController()
  const put = server(() => 0).put
  const sending = send(put, { signal: controller.signal, pauses: [60_000] })
  setTimeout(() => controller.abort(), 20)
  expect(await sending).toBe('cancelled')
})

test('a file that was moved away meanwhile says so', async () => {
  const moved = {
    size: 3,
    slice: () => ({ size: 3, arrayBuffer: () => Promise.reject(new Error('NotReadable')) }),
  }
  const sending = { importId: 'x', arrived: new Set<number>(), onSent: () => {}, signal: nobody }
  expect(await sendFile(moved as unknown as Blob, { ...sending, put: server(() => 204).put })).toBe(
    'unreadable',
  )
})
