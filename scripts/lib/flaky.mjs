/** The tests of a Playwright report that failed first and passed when they were run again, by file and name. */
export function flakyTests({ suites = [] }) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, line, title }) => `${file}:${line} › ${title}`),
    ...flakyTests(suite),
  ])
}
