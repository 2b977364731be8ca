import { test as base, expect } from '@playwright/test'

export { expect } from '@playwright/test'

/** A journey through pages whose script throws nothing: a page that does not match its HTML loses what is pressed. */
export const test = base.extend<{ withoutErrors: undefined }>({
  withoutErrors: [
    async ({ context }, use) => {
      const errors: string[] = []
      context.on('weberror', (thrown) => errors.push(`${thrown.page()?.url()}: ${thrown.error().message}`))
      await use(undefined)
      expect(errors, 'thrown by the script of a page').toEqual([])
    },
    { auto: true },
  ],
})
