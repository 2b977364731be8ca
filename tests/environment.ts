/** The settings that every test runs with; nothing of the developer's own gets in. */
Object.assign(process.env, {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/only-integration-tests-have-a-database',
  DATABASE_GATEWAY: '127.0.0.1:1',
  AUTH_SECRET: 'a secret that only tests have, and long enough',
  APP_URL: 'http://localhost:3000',
  RESEND_API_KEY: 're_test',
  RESEND_BASE_URL: 'http://127.0.0.1:1',
  PASSWORD_COST: '10',
})
delete process.env.AUTH_SECRET_PREVIOUS
delete process.env.MAIL_FROM
