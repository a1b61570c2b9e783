export {
  createAuthority,
  type CertificateAuthority,
  type KeyPair,
} from './createAuthority';
