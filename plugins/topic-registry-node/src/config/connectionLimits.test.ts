import { allowsHost } from './connectionLimits';

describe('allowsHost', () => {
  it.each<[string[] | undefined, string, boolean]>([
    [undefined, 'anywhere.example.com', true],
    [['broker-1.example.com'], 'broker-1.example.com', true],
    [['broker-1.example.com'], 'BROKER-1.example.com.', true],
    [['broker-1.example.com'], 'broker-1.example.com.evil.test', false],
    [['broker-1.example.com'], 'xbroker-1.example.com', false],
    [['*.Example.com'], 'b.c.example.com', true],
    [['*.example.com'], 'example.com', false],
    [['*.example.com'], 'evilexample.com', false],
    [['10.0.*'], '10.0.3.4', true],
    [['10.0.*'], '110.0.3.4', false],
    [['[::1]'], '::1', true],
    [['fd00:*'], 'FD00::7', true],
    [['a', 'b'], 'b', true],
    [['*'], 'anywhere', true],
  ])('%j and %s: %s', (patterns, host, allowed) => {
    expect(allowsHost(patterns, host)).toBe(allowed);
  });
});
