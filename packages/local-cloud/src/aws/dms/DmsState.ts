import {
  AwsEstate,
  DmsEndpointSpec,
  DmsInstanceSpec,
} from '../../world/AwsEstate';
import { scopeOfArn } from '../Arn';
import { ScopedIndex } from '../ScopedIndex';
import { DmsTask } from './DmsTask';

/** Replication instances, endpoints and tasks of all accounts and regions. */
export class DmsState {
  readonly instances = new ScopedIndex<DmsInstanceSpec>();
  readonly endpoints = new ScopedIndex<DmsEndpointSpec>();
  readonly tasks = new ScopedIndex<DmsTask>();

  constructor(options: { readonly estate: AwsEstate; readonly now: number }) {
    const { estate, now } = options;
    for (const spec of estate.dmsInstances) {
      const scope = scopeOfArn(spec.arn);
      this.instances.add({ scope, key: spec.arn, value: spec });
    }
    for (const spec of estate.dmsEndpoints) {
      const scope = scopeOfArn(spec.arn);
      this.endpoints.add({ scope, key: spec.arn, value: spec });
    }
    for (const spec of estate.dmsTasks) {
      this.instances.require(spec.instanceArn);
      this.endpoints.require(spec.sourceEndpointArn);
      this.endpoints.require(spec.targetEndpointArn);
      const task = new DmsTask({ spec, now });
      this.tasks.add({ scope: task.scope, key: spec.arn, value: task });
    }
  }

  step(now: number): void {
    for (const task of this.tasks.values()) task.step(now);
  }
}
