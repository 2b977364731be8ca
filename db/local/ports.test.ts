import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, requireFreePort } from './ports'

test('a busy port is one sentence with the port, its owner and the setting that chooses another', async () => {
  const port = await freePort()
  await requireFreePort(port, 'PORT', 'the app')
  const server = createServer().listen(port, '127.0.0.1')
  await expect(requireFreePort(port, 'PORT', 'the app')).rejects.toThrow(
    new RegExp(`^Port ${port} \\(the app\\) is taken by .*process ${process.pid}.*PORT=<port>\\.$`),
  )
  server.close()
})
