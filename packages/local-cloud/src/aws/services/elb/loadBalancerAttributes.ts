import { Operation } from '../../wire/AwsService';
import { foundLoadBalancer } from './find';

/** Of an application load balancer as it is made when nobody says otherwise (API reference of LoadBalancerAttribute). */
const DEFAULTS: Readonly<Record<string, string>> = {
  'access_logs.s3.bucket': '',
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.prefix': '',
  'client_keep_alive.seconds': '3600',
  'connection_logs.s3.bucket': '',
  'connection_logs.s3.enabled': 'false',
  'connection_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'idle_timeout.timeout_seconds': '60',
  'load_balancing.cross_zone.enabled': 'true',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http.preserve_host_header.enabled': 'false',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
  'routing.http.xff_client_port.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
  'zonal_shift.config.enabled': 'false',
};

/** Read only: load balancers here are the estate's, and nobody changes them. */
export const describeLoadBalancerAttributes: Operation = (call, input) => {
  foundLoadBalancer(call, input.requiredString('LoadBalancerArn'));
  return {
    Attributes: Object.entries(DEFAULTS).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  };
};
