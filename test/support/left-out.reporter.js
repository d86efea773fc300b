/** Says in one line each what a run left out, and why. */
export default class LeftOutReporter {
  onRunComplete(_contexts, { testResults }) {
    const titles = testResults
      .flatMap(({ testResults: tests }) => tests)
      .flatMap(({ ancestorTitles }) => ancestorTitles)
      .filter((title) => title.startsWith('left out'));
    for (const title of new Set(titles)) process.stderr.write(`${title}\n`);
  }
}
