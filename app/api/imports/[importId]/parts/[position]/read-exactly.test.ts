import { expect, test } from 'vitest'
import { readExactly } from './read-exactly'

const streamOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })

test('what came in pieces is whole again', async () => {
  expect((await readExactly(streamOf('abc', '', 'de'), 5))?.toString()).toBe('abcde')
})

test('T21 what is shorter or longer than it was said to be is no part of a file', async () => {
  expect(await readExactly(streamOf('abc', 'de'), 6)).toBeNull()
  expect(await readExactly(streamOf('abc', 'de'), 4)).toBeNull()
  expect(await readExactly(streamOf(), 1)).toBeNull()
})

test('T21 what never ends is not read to its end', async () => {
  let read = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1
      controller.enqueue(new Uint8Array(10))
    },
  })
  expect(await readExactly(endless, 25)).toBeNull()
  expect(read).toBeLessThan(6)
})

test('a connection that breaks leaves nothing', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(3))
    },
    pull(controller) {
      controller.error(new Error('aborted'))
    },
  })
  expect(await readExactly(broken, 5)).toBeNull()
})
