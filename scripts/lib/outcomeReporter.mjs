// A reporter of jest that writes what became of the tests to a file. jest's own
// --json writes all that a failed comparison held, and ends without any file
// where that was a bigint.
import fs from 'node:fs';

export default class OutcomeReporter {
  #file;

  constructor() {
    this.#file = process.env.TOPIC_REGISTRY_OUTCOME;
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests } = results;
    const files = results.testResults.map(file => ({
      path: file.testFilePath,
      // a file that could not be run has a message and no failed test
      error: file.testExecError ? file.failureMessage ?? 'It did not run.' : '',
      failed: file.testResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          fullName,
          failureMessages,
        })),
    }));
    fs.writeFileSync(
      this.#file,
      JSON.stringify({
        numPassedTests,
        numFailedTests,
        numPendingTests,
        files,
      }),
    );
  }
}
