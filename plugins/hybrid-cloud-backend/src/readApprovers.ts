import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

/** Who is told of plans that wait: the approvers of the permission policy. Without them, the owners are told. */
export function readApprovers(config: Config): readonly string[] {
  const refs =
    config.getOptionalStringArray('permission.hybridCloud.approvers') ?? [];
  return refs.map(ref =>
    stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    ),
  );
}
