// Words for people go where the caller says: stdout for the portal, stderr
// for the CLI, whose stdout belongs to machines.
const started = Date.now();

/** @param {NodeJS.WriteStream} stream */
export function createSay(stream = process.stdout) {
  /** @param {string} text */
  const line = text => stream.write(`${text}\n`);
  return {
    line,
    /** @param {string} text */
    step: text =>
      line(
        `[${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`,
      ),
    /** @param {string} text */
    detail: text => line(`        ${text}`),
  };
}

/** Where, and how to mend it: an error that is shown without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [remedy]
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof SetupError) {
    return error.remedy ? `${error.message}\n\n${error.remedy}` : error.message;
  }
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
