import { generateKeyPairSync, randomUUID } from 'node:crypto';

/** Writes a new PASS_KEY: for a secret, never for a file of this repository. */
const { privateKey } = generateKeyPairSync('ed25519');
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID() };
process.stdout.write(`${JSON.stringify(key)}\n`);
