import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { parseDocument } from './parseDocument';
import { describeDocument } from './testing/describeDocument';

const FOLDER = resolve(__dirname, '__fixtures__/documents');
const documents = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .sort();
const read = (name: string) => readFileSync(resolve(FOLDER, name), 'utf8');

// What each document says has been read by a person and written down beside it:
// every topic that it declares and none beside, and why a line found no place.
describe('documents of many shapes', () => {
  it.each(documents)('%s', name => {
    const document = parseDocument(read(name), { id: 'x', file: name });
    expect(describeDocument(document)).toBe(
      read(name.replace(/\.md$/, '.expected.txt')),
    );
  });

  it('are as many as were reviewed', () => {
    const reviewed = readdirSync(FOLDER).filter(name =>
      name.endsWith('.expected.txt'),
    );
    expect(reviewed).toHaveLength(documents.length);
    expect(documents.length).toBeGreaterThanOrEqual(30);
  });
});
