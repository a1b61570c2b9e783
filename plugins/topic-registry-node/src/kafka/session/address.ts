import { InputError } from '@backstage/errors';

/**
 * Takes `host:port` apart; the host may be an IPv6 address in brackets.
 *
 * @throws InputError when it is not of that form.
 */
export function parseAddress(address: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address.trim());
  const port = Number(match?.[3]);
  if (!match || port < 1 || port > 65_535) {
    throw new InputError(
      `"${address}" is no broker address: it must have the form host:port`,
    );
  }
  return { host: match[1] ?? match[2], port };
}
