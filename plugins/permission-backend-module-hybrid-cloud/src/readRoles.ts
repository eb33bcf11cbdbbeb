import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Entity refs of groups (or users), by what their members may do. */
export interface Roles {
  readonly approvers: readonly string[];
  readonly operators: readonly string[];
  readonly auditors: readonly string[];
}

/**
 * Reads `permission.hybridCloud`. A role that is not configured has no members, which denies.
 *
 * @throws Error that names the path, the value and what was expected.
 */
export function readRoles(config: Config): Roles {
  const section = config.getOptionalConfig('permission.hybridCloud');
  const read = (role: keyof Roles) =>
    Object.freeze(
      (section?.getOptionalStringArray(role) ?? []).map((value, index) => {
        try {
          return stringifyEntityRef(
            parseEntityRef(value, {
              defaultKind: 'group',
              defaultNamespace: 'default',
            }),
          );
        } catch (error) {
          throw new Error(
            `permission.hybridCloud.${role}[${index}] is '${value}': expected an entity ref such as group:default/approvers`,
            { cause: error },
          );
        }
      }),
    );
  return Object.freeze({
    approvers: read('approvers'),
    operators: read('operators'),
    auditors: read('auditors'),
  });
}
