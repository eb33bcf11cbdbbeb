import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATA } from './paths.mjs';

const FILE = resolve(DATA, 'tokens.json');

/**
 * Environment shared by the local cloud and the portal: tokens made on this machine, kept in .data, in no file of the
 * repository, and the key id under which the SDK's default credential chain speaks to the local cloud.
 */
export function localCloudEnv() {
  if (!existsSync(FILE)) {
    mkdirSync(DATA, { recursive: true });
    const token = () => randomBytes(24).toString('base64url');
    writeFileSync(
      FILE,
      JSON.stringify({
        ONPREM_CLUSTER_TOKEN: token(),
        EKS_CLUSTER_TOKEN: token(),
        NKS_CLUSTER_TOKEN: token(),
        AWS_SECRET_ACCESS_KEY: token(),
      }),
      { mode: 0o600 },
    );
  }
  return {
    ...JSON.parse(readFileSync(FILE, 'utf8')),
    AWS_ACCESS_KEY_ID: 'LOCALCLOUDPORTAL',
    AWS_REGION: 'ap-northeast-2',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
