import { MessagePort } from 'node:worker_threads';
import { toError } from '@backstage/errors';
import { parseDocument } from '../parseDocument';
import { cutDocument, DocumentPart } from './parts';
import { ThreadAnswer, ThreadRequest } from './protocol';

/** The thread's side: parses what it is asked to, and hands it over part by part. */
export function answerRequests(port: MessagePort): void {
  let waiting: DocumentPart[] = [];
  const answer = (message: ThreadAnswer) => port.postMessage(message);
  port.on('message', (request: ThreadRequest) => {
    if (request.kind === 'next') {
      answer({ kind: 'part', part: waiting.shift() ?? {} });
      return;
    }
    try {
      const { head, parts } = cutDocument(
        parseDocument(request.text, request.options),
      );
      waiting = parts;
      answer({ kind: 'parsed', head, parts: parts.length });
    } catch (error) {
      const { name, message } = toError(error);
      answer({ kind: 'refused', name, message });
    }
  });
  answer({ kind: 'ready' });
}
