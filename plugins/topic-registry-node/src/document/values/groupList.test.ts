import { inlineTextOf } from './testing/inlineTextOf';
import { readGroupList } from './groupList';

function read(text: string) {
  const { groups, remarks, residue } = readGroupList(inlineTextOf(text));
  return {
    groups: groups.map(({ name, owner }) =>
      owner
        ? `${name.words} of ${owner.number ?? owner.name?.words}`
        : name.words,
    ),
    remarks: remarks.map(remark => remark.words),
    residue: residue.map(part => part.words),
  };
}

describe('readGroupList', () => {
  it.each([
    ['`a-reader`, `b-reader`', ['a-reader', 'b-reader']],
    ['`a-reader`、`b-reader`', ['a-reader', 'b-reader']],
    ['a-reader、b-reader', ['a-reader', 'b-reader']],
    ['a-reader / b-reader', ['a-reader', 'b-reader']],
    ['a-reader; b-reader and c-reader', ['a-reader', 'b-reader', 'c-reader']],
    ['`mail-g` (mailer)', ['mail-g of mailer']],
    ['`mail-g` (Mail Service)', ['mail-g of Mail Service']],
    ['`mail-g` (Service 21)', ['mail-g of 21']],
    ['manual-review', ['manual-review']],
    ['group.v2', ['group.v2']],
  ])('reads %s', (text, groups) => {
    expect(read(text)).toEqual({ groups, remarks: [], residue: [] });
  });

  it.each([
    ['`c-reader` (concurrency 4)', ['c-reader'], ['(concurrency 4)']],
    ['`c-reader`（并发 4）', ['c-reader'], ['（并发 4）']],
    ['`c-reader` (4 instances)', ['c-reader'], ['(4 instances)']],
    ['`c-reader` (one per pod)', ['c-reader'], ['(one per pod)']],
    ['`c-reader` (team Blue)', ['c-reader'], ['(team Blue)']],
    ['`c-reader` (read-only)', ['c-reader'], ['(read-only)']],
    ['`c-reader` (max.poll=5)', ['c-reader'], ['(max.poll=5)']],
    ['`c-reader` - static members', ['c-reader'], ['- static members']],
    ['`c-reader`, four threads each', ['c-reader'], ['four threads each']],
    ['manual', [], ['manual']],
    ['人工', [], ['人工']],
    ['all', [], ['all']],
    ['random', [], ['random']],
    ['per-instance', [], ['per-instance']],
    ['orders-{env}', [], ['orders-{env}']],
  ])('keeps the remark of %s', (text, groups, remarks) => {
    expect(read(text)).toEqual({ groups, remarks, residue: [] });
  });

  it.each(['', '—', 'none', 'TBD', '❌'])('finds no group in %p', text => {
    expect(read(text)).toEqual({ groups: [], remarks: [], residue: [] });
  });

  it('reports what is neither a name nor a remark', () => {
    expect(read('ask the mail desk').residue).toEqual(['ask the mail desk']);
  });
});
