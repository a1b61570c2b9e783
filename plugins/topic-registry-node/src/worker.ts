/**
 * The thread in which large documents are parsed. It is started by
 * `createDocumentParser`; nothing imports it.
 *
 * @packageDocumentation
 */

import { parentPort } from 'node:worker_threads';
import { answerRequests } from './document/worker/answerRequests';

if (parentPort) answerRequests(parentPort);
