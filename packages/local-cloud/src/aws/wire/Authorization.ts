import { IncomingHttpHeaders } from 'node:http';

/** What a SigV4 request says about itself. The signature is not verified: local-cloud guards nothing. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly region: string;
  /** The service's signing name, e.g. `elasticloadbalancing`, `monitoring`. */
  readonly service: string;
  readonly sessionToken?: string;
}

const CREDENTIAL =
  /^AWS4-HMAC-SHA256\s.*?Credential=([^/\s,]+)\/\d{8}\/([^/\s,]+)\/([^/\s,]+)\/aws4_request/;

/** undefined when the request is not signed. */
export function readAuthorization(
  headers: IncomingHttpHeaders,
): Authorization | undefined {
  const match = CREDENTIAL.exec(headers.authorization ?? '');
  if (!match) return undefined;
  const [, accessKeyId, region, service] = match;
  const token = headers['x-amz-security-token'];
  return {
    accessKeyId,
    region,
    service,
    ...(typeof token === 'string' && { sessionToken: token }),
  };
}
