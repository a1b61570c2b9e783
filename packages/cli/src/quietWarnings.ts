/**
 * Keeps one warning off the console: kafkajs 2.2.4 asks for timers in the past,
 * which Node 24 corrects and remarks on. All others are shown as ever.
 */
export function quietWarnings() {
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', warning => {
    if (warning.name === 'TimeoutNegativeWarning') return;
    for (const listener of listeners) listener(warning);
  });
}
