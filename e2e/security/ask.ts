import { Agent, type OutgoingHttpHeaders, request } from 'node:http'

export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export type Question = {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

// A kept connection may be closed by the server in the very moment in which it is used again.
const agent = new Agent({ keepAlive: false, maxSockets: 6 })

/** One request as any program may write it: `Host`, `Origin` and cookies are what the test says, redirects are not followed. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      )
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Everything that came back, headers included, as one text to search. */
export const bytesOf = ({ status, headers, body }: Answer) => `${status} ${JSON.stringify(headers)}\n${body}`
