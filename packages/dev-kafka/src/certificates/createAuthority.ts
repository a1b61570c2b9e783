import { generateKeyPairSync } from 'node:crypto';
import { md, pki } from 'node-forge';

/** A certificate with its private key (PKCS #8), PEM text. @public */
export interface KeyPair {
  cert: string;
  key: string;
}

/** @public */
export interface CertificateAuthority {
  /** PEM text of its certificate: what those trust who trust it. */
  readonly ca: string;
  /** Signs a certificate for a broker on the loopback interface, unless another address is given. */
  forBroker(options?: { ip?: string; endsAt?: Date }): KeyPair;
  /** Signs a certificate for a client of this name. */
  forClient(name: string): KeyPair;
}

const DAY_MS = 86_400_000;

/**
 * Makes an authority that signs certificates for tests of TLS and mTLS. It
 * lives in memory alone, and what it signs ends after a week.
 *
 * @public
 */
export function createAuthority(name: string): CertificateAuthority {
  const own = newKeys();
  const issuer = nameOf(name);
  let serial = 0;

  function sign(
    subject: pki.CertificateField[],
    publicKey: pki.PublicKey,
    extensions: object[],
    endsAt = new Date(Date.now() + 7 * DAY_MS),
  ): string {
    const certificate = pki.createCertificate();
    serial += 1;
    certificate.serialNumber = serial.toString(16).padStart(2, '0');
    certificate.publicKey = publicKey;
    certificate.validity.notBefore = new Date(
      Math.min(Date.now(), endsAt.getTime()) - DAY_MS,
    );
    certificate.validity.notAfter = endsAt;
    certificate.setSubject(subject);
    certificate.setIssuer(issuer);
    certificate.setExtensions(extensions);
    certificate.sign(own.privateKey, md.sha256.create());
    return pki.certificateToPem(certificate);
  }

  function issue(
    subject: string,
    extensions: object[],
    endsAt?: Date,
  ): KeyPair {
    const { publicKey, key } = newKeys();
    return { cert: sign(nameOf(subject), publicKey, extensions, endsAt), key };
  }

  return {
    ca: sign(issuer, own.publicKey, [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ]),
    forBroker: ({ ip = '127.0.0.1', endsAt } = {}) =>
      issue(
        'broker',
        [
          { name: 'extKeyUsage', serverAuth: true },
          // 7 is an IP address (RFC 5280, 4.2.1.6)
          { name: 'subjectAltName', altNames: [{ type: 7, ip }] },
        ],
        endsAt,
      ),
    forClient: client =>
      issue(client, [{ name: 'extKeyUsage', clientAuth: true }]),
  };
}

function nameOf(name: string): pki.CertificateField[] {
  return [{ name: 'commonName', value: name }];
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    key: privateKey,
    privateKey: pki.privateKeyFromPem(privateKey),
    publicKey: pki.publicKeyFromPem(publicKey),
  };
}
