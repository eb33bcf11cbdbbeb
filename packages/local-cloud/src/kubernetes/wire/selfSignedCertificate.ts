import { createHash, generateKeyPairSync, KeyObject, sign } from 'node:crypto';

/** A server's key and certificate, PEM. The certificate is its own authority: clients may trust it as `caData`. */
export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
}

const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
};

/** Wide enough for any clock a demo runs on, so that no clock is asked. */
const VALID = ['200101000000Z', '491231235959Z'];

/** Makes a new EC P-256 key and a certificate (RFC 5280) for 127.0.0.1 and localhost. */
export function selfSignedCertificate(commonName: string): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const name = sequence(
    set(sequence(oid(OID.commonName), der(0x0c, Buffer.from(commonName)))),
  );
  const validity = sequence(...VALID.map(time => der(0x17, Buffer.from(time))));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(serialOf(publicKey)),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authorityExtension(), addressExtension())),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(
    body,
    algorithm,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(certificate),
  };
}

function authorityExtension(): Buffer {
  const critical = der(0x01, Buffer.from([0xff]));
  const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
  return sequence(oid(OID.basicConstraints), critical, der(0x04, isAuthority));
}

function addressExtension(): Buffer {
  const names = sequence(
    der(0x87, Buffer.from([127, 0, 0, 1])),
    der(0x82, Buffer.from('localhost')),
  );
  return sequence(oid(OID.subjectAltName), der(0x04, names));
}

/** From the key, so that two certificates of one name never share a serial number. */
function serialOf(key: KeyObject): Buffer {
  const digest = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
  return Buffer.concat([Buffer.from([0x01]), digest.subarray(0, 8)]);
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([tag, ...lengthOf(content.length)]),
    content,
  ]);
}

/** DER wants the shortest form, and strict readers refuse any other. */
function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join(
    '\n',
  )}\n-----END CERTIFICATE-----\n`;
}
