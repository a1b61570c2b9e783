import { InputError } from '@backstage/errors';
import {
  addressAdvice,
  BrokerAddress,
  parseBrokerAddress,
} from '../../config/brokerAddress';

/**
 * Takes `host:port` apart; the host may be an IPv6 address in brackets.
 *
 * @throws InputError when it is not of that form.
 */
export function parseAddress(address: string): BrokerAddress {
  const parsed = parseBrokerAddress(address.trim());
  if (!parsed) {
    throw new InputError(
      `"${address}" is not the address of a broker: ${addressAdvice(address)}.`,
    );
  }
  return parsed;
}

/** `host:port`, with an IPv6 address in brackets. */
export function addressOf({ host, port }: BrokerAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
