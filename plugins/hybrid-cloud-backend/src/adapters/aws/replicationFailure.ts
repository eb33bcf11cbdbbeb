import {
  ReplicationObservation,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  failed,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** Neither the state nor the lag could be read. */
export function replicationFailure(options: {
  readonly spec: { readonly from: SiteId; readonly to: SiteId };
  readonly error: unknown;
  readonly at: number;
}): ReplicationObservation {
  const { spec, at } = options;
  const error =
    options.error instanceof PortError
      ? options.error
      : new PortError({ kind: 'malformed', message: String(options.error) });
  const source = 'aws:replication';
  return {
    from: spec.from,
    to: spec.to,
    state: failed(error, { unit: 'state', source, observedAt: at }),
    lag: failed(error, { unit: 'seconds', source, observedAt: at }),
  };
}
