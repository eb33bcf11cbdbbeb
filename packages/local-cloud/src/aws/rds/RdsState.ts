import {
  AwsEstate,
  RdsInstanceSpec,
  RdsParameterGroupSpec,
} from '../../world/AwsEstate';
import { Scope, scopeKey, scopeOfArn } from '../Arn';
import { ScopedIndex } from '../ScopedIndex';

const FIVE_MINUTES = 300_000;

/** Database instances and parameter groups of all accounts and regions. */
export class RdsState {
  readonly instances = new ScopedIndex<RdsInstanceSpec>();
  readonly parameterGroups = new ScopedIndex<RdsParameterGroupSpec>();

  constructor(options: { readonly estate: AwsEstate }) {
    for (const spec of options.estate.rdsParameterGroups) {
      const { account, region } = spec;
      const scope = { account, region };
      const key = keyOf(scope, spec.name);
      this.parameterGroups.add({ scope, key, value: spec });
    }
    for (const spec of options.estate.rdsInstances) {
      const scope = scopeOfArn(spec.arn);
      const key = keyOf(scope, spec.identifier);
      this.parameterGroups.require(keyOf(scope, spec.parameterGroup));
      this.instances.add({ scope, key, value: spec });
    }
  }

  instance(scope: Scope, identifier: string): RdsInstanceSpec | undefined {
    return this.instances.get(keyOf(scope, identifier.toLowerCase()));
  }

  parameterGroup(
    scope: Scope,
    name: string,
  ): RdsParameterGroupSpec | undefined {
    return this.parameterGroups.get(keyOf(scope, name));
  }

  replicasOf(scope: Scope, identifier: string): readonly string[] {
    return this.instances
      .list(scope)
      .filter(instance => instance.replicaOf === identifier)
      .map(instance => instance.identifier);
  }
}

/** Point-in-time recovery trails by up to five minutes; undefined when automated backups are off. */
export function latestRestorableTime(
  instance: RdsInstanceSpec,
  now: number,
): number | undefined {
  if (instance.backupRetentionDays === 0) return undefined;
  return Math.floor(now / FIVE_MINUTES) * FIVE_MINUTES;
}

function keyOf(scope: Scope, name: string): string {
  return `${scopeKey(scope)}/${name}`;
}
