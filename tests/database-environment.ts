import { inject } from 'vitest'

const { url, gateway } = inject('databaseServer')
const mine = Object.assign(new URL(url), { pathname: `/test_${process.env.VITEST_POOL_ID}` })

process.env.DATABASE_URL = mine.href
process.env.DATABASE_GATEWAY = gateway
