import { propertiesText, scramUsers } from './properties';

describe('the properties of a node', () => {
  it('keep lines and backslashes of a value in one line of the file', () => {
    expect(propertiesText({ a: 'one\r\ntwo\n', b: 'c:\\d' })).toBe(
      'a=one\\ntwo\\n\nb=c:\\\\d\n',
    );
  });

  it('name each user once for each SCRAM mechanism, and for no other', () => {
    const users = { reader: 'r-secret', admin: 'a-secret' };
    expect(scramUsers({})).toEqual([]);
    expect(scramUsers({ sasl: { users } })).toEqual([]);
    expect(
      scramUsers({
        sasl: { users, mechanisms: ['PLAIN', 'SCRAM-SHA-512', 'OAUTHBEARER'] },
      }),
    ).toEqual([
      '--add-scram',
      'SCRAM-SHA-512=[name=reader,password=r-secret]',
      '--add-scram',
      'SCRAM-SHA-512=[name=admin,password=a-secret]',
    ]);
  });
});
