import { once } from 'node:events'
import { isIP, type Socket } from 'node:net'
import { connect } from 'node:tls'

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/** Asks a PostgreSQL for TLS on an open connection, as `sslmode` in its address says. */
export async function upgradeToTls(tcp: Socket, host: string, sslmode: string): Promise<Socket> {
  tcp.write(SSL_REQUEST)
  const [answer] = (await once(tcp, 'data')) as [Buffer]
  if (answer.toString() !== 'S') {
    if (sslmode === 'prefer' || sslmode === 'allow') return tcp
    throw new Error('The database refuses TLS although its address asks for it (sslmode)')
  }
  const servername = isIP(host) ? undefined : host
  const secure = connect({ socket: tcp, servername, rejectUnauthorized: sslmode.startsWith('verify') })
  await once(secure, 'secureConnect')
  return secure
}
