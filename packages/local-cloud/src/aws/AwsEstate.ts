/**
 * What exists in the AWS accounts when the world begins. Plain data: AwsCloud is built from it and never changes it.
 * Resource names are taken out of the ARNs, as AWS writes them there.
 */
export interface AwsEstate {
  readonly accounts: readonly AwsAccountEstate[];
}

/** One account in one region. An account used in two regions appears twice. */
export interface AwsAccountEstate {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly loadBalancers: readonly LoadBalancerEstate[];
  readonly targetGroups: readonly TargetGroupEstate[];
  readonly alarms?: readonly AlarmEstate[];
  readonly dms?: DmsEstate;
  readonly rds?: RdsEstate;
}

export type Tags = Readonly<Record<string, string>>;

/** An application load balancer. `arn` ends in `loadbalancer/app/<name>/<id>`. */
export interface LoadBalancerEstate {
  readonly arn: string;
  readonly dnsName: string;
  /** Default `internet-facing`. */
  readonly scheme?: 'internet-facing' | 'internal';
  /** Default `vpc-0a1b2c3d4e5f60718`. */
  readonly vpcId?: string;
  readonly tags?: Tags;
  readonly listeners: readonly ListenerEstate[];
}

/** `arn` ends in `listener/app/<name>/<load balancer id>/<id>`. */
export interface ListenerEstate {
  readonly arn: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** The default rule's own ARN; when absent it is made from the listener's. */
  readonly defaultRuleArn?: string;
  readonly defaultAction: ActionEstate;
  readonly tags?: Tags;
  readonly rules: readonly RuleEstate[];
}

/** `arn` ends in `listener-rule/app/<name>/<load balancer id>/<listener id>/<id>`. */
export interface RuleEstate {
  readonly arn: string;
  /** 1..50000, unique in its listener. */
  readonly priority: number;
  readonly hostHeaders?: readonly string[];
  readonly pathPatterns?: readonly string[];
  readonly action: ActionEstate;
  readonly tags?: Tags;
}

export type ActionEstate =
  | {
      readonly kind: 'forward';
      /** At most five; weights 0..999. */
      readonly targetGroups: readonly {
        readonly targetGroupArn: string;
        readonly weight: number;
      }[];
      /** Target-group stickiness in seconds (1..604800); absent = off. */
      readonly stickinessSeconds?: number;
    }
  | {
      readonly kind: 'fixed-response';
      readonly statusCode: number;
      readonly body?: string;
    };

/** `arn` ends in `targetgroup/<name>/<id>`. */
export interface TargetGroupEstate {
  readonly arn: string;
  readonly port: number;
  /** Default `ip`. */
  readonly targetType?: 'ip' | 'instance';
  readonly healthCheck: HealthCheckEstate;
  /** Default 300, as AWS has it. */
  readonly deregistrationDelaySeconds?: number;
  readonly tags?: Tags;
  /** Targets at the start; usually the world sets them with `setTargets`. */
  readonly targets?: readonly { readonly id: string; readonly port: number }[];
}

export interface HealthCheckEstate {
  readonly path: string;
  /** 5..300. */
  readonly intervalSeconds: number;
  /** 2..120, smaller than the interval. */
  readonly timeoutSeconds: number;
  /** 2..10 checks in a row. */
  readonly healthyThreshold: number;
  /** 2..10 checks in a row. */
  readonly unhealthyThreshold: number;
  /** HTTP codes that pass, e.g. `200` or `200-299`. Default `200`. */
  readonly matcher?: string;
}

export type AlarmStatistic =
  | 'SampleCount'
  | 'Average'
  | 'Sum'
  | 'Minimum'
  | 'Maximum';
export type AlarmComparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';
export type TreatMissingData =
  | 'breaching'
  | 'notBreaching'
  | 'ignore'
  | 'missing';

/** A metric alarm. `arn` is made from account, region and name. */
export interface AlarmEstate {
  readonly name: string;
  readonly description?: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: AlarmStatistic;
  /** A multiple of 60. */
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** m of n; default n. */
  readonly datapointsToAlarm?: number;
  readonly threshold: number;
  readonly comparison: AlarmComparison;
  /** Default `missing`. */
  readonly treatMissingData?: TreatMissingData;
  readonly alarmActions?: readonly string[];
  readonly okActions?: readonly string[];
}

export interface DmsEstate {
  readonly instances: readonly DmsInstanceEstate[];
  readonly endpoints: readonly DmsEndpointEstate[];
  readonly tasks: readonly DmsTaskEstate[];
}

export interface DmsInstanceEstate {
  /** `arn:aws:dms:<region>:<account>:rep:<resource id>`. */
  readonly arn: string;
  readonly identifier: string;
  readonly class?: string;
  readonly engineVersion?: string;
  readonly multiAz?: boolean;
}

export interface DmsEndpointEstate {
  /** `arn:aws:dms:<region>:<account>:endpoint:<resource id>`. */
  readonly arn: string;
  readonly identifier: string;
  readonly type: 'source' | 'target';
  readonly engine: 'mysql' | 'mariadb' | 'aurora';
  readonly serverName: string;
  readonly port: number;
  readonly databaseName: string;
}

export interface DmsTaskEstate {
  /** `arn:aws:dms:<region>:<account>:task:<resource id>`; the resource id is the metrics' ReplicationTaskIdentifier. */
  readonly arn: string;
  readonly identifier: string;
  readonly instanceArn: string;
  readonly sourceEndpointArn: string;
  readonly targetEndpointArn: string;
  readonly migrationType: 'full-load' | 'cdc' | 'full-load-and-cdc';
  /** Default `running`. */
  readonly status?: 'running' | 'stopped';
  readonly tables: readonly DmsTableEstate[];
}

export interface DmsTableEstate {
  readonly schema: string;
  readonly table: string;
  /** Rows of the full load. */
  readonly rows: number;
  /** Default `Table completed`. */
  readonly state?: string;
}

export interface RdsEstate {
  readonly instances: readonly RdsInstanceEstate[];
  readonly parameterGroups: readonly RdsParameterGroupEstate[];
}

export interface RdsInstanceEstate {
  readonly identifier: string;
  readonly engine: 'mysql' | 'mariadb' | 'aurora-mysql' | 'postgres';
  readonly engineVersion: string;
  readonly class: string;
  readonly address: string;
  readonly port: number;
  readonly databaseName?: string;
  readonly allocatedStorageGib: number;
  readonly multiAz: boolean;
  readonly availabilityZone: string;
  /** Days; 0 = automatic backups off, and then binlog_format does not take effect. */
  readonly backupRetentionDays: number;
  readonly parameterGroup: string;
  /** Identifier of the instance this one is a read replica of. */
  readonly replicaOf?: string;
  /** Default `available`. */
  readonly status?: string;
  readonly tags?: Tags;
}

export interface RdsParameterGroupEstate {
  readonly name: string;
  readonly family: string;
  /** Values a person set (`user`), over the few engine defaults that matter here. */
  readonly parameters: Readonly<Record<string, string>>;
}
