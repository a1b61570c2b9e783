import { X509Certificate } from 'node:crypto';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { optionalString } from './values';

const BEGIN: Record<'certificate' | 'private key', RegExp> = {
  certificate: /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/,
  'private key': /-----BEGIN ([A-Z]+ )*PRIVATE KEY-----/,
};

/** Base64 has no dots, and does not begin so. */
const LIKE_A_PATH =
  /^\s*([.~]?\/|[A-Za-z]:\\)?[^\n]{1,300}\.[A-Za-z0-9]{2,6}\s*$|^\s*[.~]?\/[^\n]{1,300}$/;

/**
 * Reads a certificate or a key as text in PEM form. TLS takes whatever is not
 * PEM without a word, and trusts nobody then; a path is the usual mistake.
 *
 * @throws InputError when it is not PEM; a value that may be a secret is not repeated.
 */
export function readPem(
  config: Config,
  key: string,
  path: string,
  what: keyof typeof BEGIN,
): string | undefined {
  const text = optionalString(config, key, path);
  if (text === undefined) return undefined;
  const start = `\`${path}.${key}\` in app-config`;
  if (!BEGIN[what].test(text)) {
    const isPath = LIKE_A_PATH.test(text);
    const file = what === 'certificate' ? text.trim() : './file.pem';
    throw new InputError(
      isPath
        ? `${start} is a path, and must be the ${what} itself, as PEM text. Include the file: \`${key}: { $file: ${file} }\`, relative to the app-config file.`
        : `${start} is not a ${what} in PEM form: it must contain a line \`-----BEGIN ${what.toUpperCase()}-----\`. Binary (DER) files and key stores must be converted first.`,
    );
  }
  if (!text.includes('\n') && text.includes('\\n')) {
    throw new InputError(
      `${start} has \\n in place of line breaks: put the PEM text in with real line breaks, or include its file with $file.`,
    );
  }
  if (what === 'certificate') checkCertificate(text, start);
  return text;
}

function checkCertificate(text: string, start: string): void {
  const problem = problemOf(text);
  if (problem === undefined) return;
  throw new InputError(
    `${start} looks like a certificate in PEM form, but it cannot be read (${problem}). Check that nothing of it was cut off or wrapped.`,
  );
}

/** Looks at the first certificate only, as the class that reads it does. */
function problemOf(text: string): string | undefined {
  try {
    return new X509Certificate(text).raw.length > 0 ? undefined : 'it is empty';
  } catch (error) {
    return (error as Error).message;
  }
}
