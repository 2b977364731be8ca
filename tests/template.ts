/** The database that the tests' own are copied from: migrated once a run, then left alone. */
export const TEMPLATE = 'template_for_tests'
