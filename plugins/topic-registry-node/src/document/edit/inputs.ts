import { InputError } from '@backstage/errors';
import { isCalendarDate } from '../values/units';
import { EventInput, ServiceInput } from './types';

/** @throws InputError for a name that Kafka would refuse. */
export function checkTopicName(name: string): void {
  if (!/^[A-Za-z0-9._-]{1,249}$/.test(name) || name === '.' || name === '..') {
    throw new InputError(
      `\`${name}\` is no name of a Kafka topic: 1 to 249 letters, digits, ".", "_" and "-"`,
    );
  }
}

/** @throws InputError for a type that could not stand in a list of event types. */
export function checkEvent({ type, description }: EventInput): void {
  if (!/^[A-Za-z_][\w.:/-]*$/.test(type)) {
    throw new InputError(
      `\`${type}\` is no event type: letters, digits, "_", ".", ":", "/" and "-", a letter or "_" first`,
    );
  }
  if (description !== undefined)
    checkLine(description, `The description of \`${type}\``);
}

/** @throws InputError for a service without number and name, or with a name that would not be read as one. */
export function checkService({ number, name }: ServiceInput): void {
  if (number === undefined && name === undefined) {
    throw new InputError('A service needs a number, a name or both');
  }
  if (
    number !== undefined &&
    (!Number.isInteger(number) || number < 0 || number > 999_999)
  ) {
    throw new InputError(
      `${number} is no number of a service: a whole number from 0 to 999999`,
    );
  }
  if (name !== undefined && !/^[\p{L}\d][\p{L}\d &._+'’-]*$/u.test(name)) {
    throw new InputError(
      `\`${name}\` is no name of a service: letters, digits, spaces and \`& . _ + ' -\``,
    );
  }
}

/** @throws InputError for anything but a day of the calendar. */
export function checkDate(date: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isCalendarDate(date)) {
    throw new InputError(
      `\`${date}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
    );
  }
}

/** @throws InputError for an empty text, or one of several lines. */
export function checkLine(value: string, what: string): void {
  if (value.trim() === '') {
    throw new InputError(`${what} is empty`);
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029\ufeff]/.test(value)) {
    throw new InputError(`${what} must be one line without control characters`);
  }
}
