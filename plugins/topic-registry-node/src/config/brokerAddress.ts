/**
 * Where a broker is reached.
 *
 * @public
 */
export interface BrokerAddress {
  host: string;
  port: number;
}

const ADDRESS = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9_+.-]*:\/\//;

/**
 * Takes `host:port` apart; the host may be an IPv6 address in brackets.
 *
 * @returns undefined where it is not of that form
 * @public
 */
export function parseBrokerAddress(address: string): BrokerAddress | undefined {
  const [, bracketed, plain, digits] = ADDRESS.exec(address) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  return host !== undefined && port >= 1 && port <= 65_535
    ? { host, port }
    : undefined;
}

/**
 * What to write instead of something that is not the address of a broker.
 *
 * @public
 */
export function addressAdvice(address: string): string {
  const bare = address.replace(SCHEME, '').replace(/\/.*$/, '');
  if (bare !== address && parseBrokerAddress(bare)) {
    return `write \`${bare}\`, without a scheme or path`;
  }
  if (/^[^[\]]*:[^[\]]*:/.test(bare)) {
    return 'write an IPv6 address in brackets, as in [::1]:9092';
  }
  return /:/.test(bare)
    ? 'write host:port, with a port between 1 and 65535'
    : 'write host:port, as in broker-1:9092';
}
