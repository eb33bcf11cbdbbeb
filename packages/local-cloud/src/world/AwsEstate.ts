import { TargetAddress } from './contracts';

export type Tags = Readonly<Record<string, string>>;

export interface AwsAccountSpec {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}

export interface VpcSpec {
  readonly id: string;
  /** `10.0.0.0/16`: targets inside it have a zone, those outside name `all`. */
  readonly cidr: string;
}

export interface LoadBalancerSpec {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>`; account and region are read from it. */
  readonly arn: string;
  readonly name: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly vpcId: string;
  readonly availabilityZones: readonly string[];
  readonly tags: Tags;
}

export interface ListenerSpec {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly tags: Tags;
}

export type RuleActionSpec =
  | {
      readonly kind: 'forward';
      readonly targetGroups: readonly {
        readonly arn: string;
        readonly weight: number;
      }[];
      /** Target-group stickiness; absent is off. */
      readonly stickinessSeconds?: number;
    }
  | {
      readonly kind: 'fixed-response';
      readonly statusCode: string;
      readonly contentType: string;
      readonly messageBody: string;
    };

export interface RuleSpec {
  readonly arn: string;
  readonly listenerArn: string;
  /** `default` for the listener's default rule, of which each listener has exactly one. */
  readonly priority: number | 'default';
  readonly conditions: readonly {
    readonly field: 'path-pattern' | 'host-header';
    readonly values: readonly string[];
  }[];
  readonly action: RuleActionSpec;
  readonly tags: Tags;
}

export interface HealthCheckSpec {
  readonly path: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly matcher: string;
  /** Absent: the port that the target gets its requests on. */
  readonly port?: number;
}

export interface TargetGroupSpec {
  readonly arn: string;
  readonly name: string;
  readonly vpcId: string;
  readonly port: number;
  readonly targetType: 'ip';
  readonly healthCheck: HealthCheckSpec;
  readonly deregistrationDelaySeconds: number;
  /** `all` for targets outside the VPC (on-prem addresses), else a zone's name. */
  readonly availabilityZone: string;
  /** Registered at the beginning; the world replaces them as pods come and go. */
  readonly targets: readonly TargetAddress[];
  readonly tags: Tags;
}

export interface DmsInstanceSpec {
  readonly arn: string;
  /** ReplicationInstanceIdentifier: a dimension of the task's metrics. */
  readonly identifier: string;
  readonly instanceClass: string;
  readonly engineVersion: string;
  readonly multiAz: boolean;
  readonly allocatedStorageGib: number;
}

export interface DmsEndpointSpec {
  readonly arn: string;
  readonly identifier: string;
  readonly endpointType: 'SOURCE' | 'TARGET';
  readonly engineName: 'mysql' | 'mariadb';
  readonly serverName: string;
  readonly port: number;
  readonly databaseName: string;
}

export interface DmsTaskSpec {
  /** `arn:aws:dms:<region>:<account>:task:<resource id>`; the resource id is a dimension of its metrics. */
  readonly arn: string;
  readonly identifier: string;
  readonly instanceArn: string;
  readonly sourceEndpointArn: string;
  readonly targetEndpointArn: string;
  readonly migrationType: 'cdc' | 'full-load-and-cdc';
  /** Tables it replicates, with the rows of the full load. */
  readonly tables?: readonly {
    readonly schema: string;
    readonly table: string;
    readonly rows: number;
  }[];
  readonly tags: Tags;
}

export interface RdsInstanceSpec {
  readonly arn: string;
  readonly identifier: string;
  readonly engine: 'mysql' | 'mariadb';
  readonly engineVersion: string;
  readonly instanceClass: string;
  readonly multiAz: boolean;
  readonly allocatedStorageGib: number;
  readonly endpoint: { readonly address: string; readonly port: number };
  readonly parameterGroup: string;
  /** Days. 0 switches automated backups and with them the binary log off. */
  readonly backupRetentionDays: number;
  /** Identifier of the writer this instance replicates, when it is a read replica. */
  readonly replicaOf?: string;
  readonly tags: Tags;
}

export interface RdsParameterGroupSpec {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly family: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface AlarmSpec {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Average' | 'Maximum' | 'Minimum';
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison:
    | 'GreaterThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold';
  readonly treatMissingData:
    | 'missing'
    | 'notBreaching'
    | 'breaching'
    | 'ignore';
}

export interface AwsEstate {
  readonly accounts: readonly AwsAccountSpec[];
  /** Networks whose addresses are known. Targets of other networks' groups are taken as they come. */
  readonly vpcs?: readonly VpcSpec[];
  readonly loadBalancers: readonly LoadBalancerSpec[];
  readonly listeners: readonly ListenerSpec[];
  readonly rules: readonly RuleSpec[];
  readonly targetGroups: readonly TargetGroupSpec[];
  readonly dmsInstances: readonly DmsInstanceSpec[];
  readonly dmsEndpoints: readonly DmsEndpointSpec[];
  readonly dmsTasks: readonly DmsTaskSpec[];
  readonly rdsInstances: readonly RdsInstanceSpec[];
  readonly rdsParameterGroups: readonly RdsParameterGroupSpec[];
  readonly alarms: readonly AlarmSpec[];
}
