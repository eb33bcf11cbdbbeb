/**
 * The seams between the three parts of local-cloud, so that each can be read and tested alone:
 * the AWS state machine (aws/), the cluster simulation (kubernetes/) and the world that drives both (world/).
 * All of it is pure state over a Clock: no timers, no sockets. `step(now)` moves it on.
 */

/** One target registered in a target group. */
export interface TargetAddress {
  readonly id: string;
  readonly port: number;
  /** Of a target that was registered over the wire: a zone's name, or `all` outside the VPC. */
  readonly availabilityZone?: string;
}

/**
 * Answers an ALB health check: does this target answer at this moment?
 * `refused` (nothing listens, or the gateway says host unreachable: a machine without power) is known at once;
 * `timeout` (packets vanish: a cut link) is known only when the health check's own timeout has passed.
 */
export type TargetProbe = (options: {
  readonly targetGroupArn: string;
  readonly target: TargetAddress;
}) =>
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'timeout' | 'refused' | '5xx' };

/** What requests through a rule do at this moment: after propagation delay, with fail-open already applied. */
export interface EffectiveForward {
  readonly targetGroups: readonly {
    readonly targetGroupArn: string;
    readonly weight: number;
    /** Targets that get requests: the healthy ones, or all when none is (fail open). */
    readonly routable: readonly TargetAddress[];
    readonly failingOpen: boolean;
  }[];
  readonly stickinessSeconds?: number;
}

/** A rule of a listener, as far as it says who is behind it. */
export interface ListenerRule {
  readonly ruleArn: string;
  /** Values of its host-header condition; empty when it takes any host. */
  readonly hosts: readonly string[];
  /** It takes only some of its hosts' requests, by path or method. */
  readonly narrowed: boolean;
  readonly targetGroups: readonly {
    readonly arn: string;
    readonly weight: number;
  }[];
}

/** What a listener looks at to find the rule for a request. */
export interface MatchedRequest {
  readonly method: string;
  /** The Host header, with or without a port. */
  readonly host: string;
  /** The path without its query. */
  readonly path: string;
}

/** What a listener does with a request. */
export type Route =
  | {
      readonly kind: 'forward';
      readonly ruleArn: string;
      readonly forward: EffectiveForward;
    }
  | {
      readonly kind: 'fixed-response';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    }
  /** An action that this load balancer keeps but does not carry out, a redirect for example. */
  | { readonly kind: 'other'; readonly type: string };

/** The load balancing that was made over the wire. */
export interface MadeBalancing {
  /** Raised by every change of rules, target groups and registrations over the wire. */
  readonly balancingVersion: number;
  /** By priority, without the default rule. */
  rulesOf(listenerArn: string): readonly ListenerRule[];
  /** By ARN, or by its name. `targets` are those registered and not draining. */
  targetGroup(
    nameOrArn: string,
  ):
    | { readonly arn: string; readonly targets: readonly TargetAddress[] }
    | undefined;
  registerTargets(
    targetGroupArn: string,
    targets: readonly TargetAddress[],
  ): void;
  deregisterTargets(
    targetGroupArn: string,
    targets: readonly TargetAddress[],
  ): void;
  /** What the first rule that matches does with a request now. */
  route(listenerArn: string, request: MatchedRequest): Route;
}

/** The AWS side: all accounts and regions. Implemented in aws/AwsCloud.ts; the wire fronts are views of it. */
export interface AwsCloudState extends MadeBalancing {
  step(now: number): void;
  /** How traffic that a rule (or a listener's default rule) matches is forwarded now. */
  forward(ruleArn: string): EffectiveForward;
  /** Requests of one second through one rule, per target group, for the ALB's CloudWatch metrics. */
  recordRequests(options: {
    readonly ruleArn: string;
    readonly targetGroupArn: string;
    readonly at: number;
    readonly count: number;
    readonly target5xx: number;
    /** Answered 502, 503 or 504 by the balancer itself (no target answered): HTTPCode_ELB_5XX_Count. Default 0. */
    readonly elb5xx?: number;
    readonly meanLatencySeconds: number;
  }): void;
  /** Puts one raw datapoint of a service's own metric (DMS latency, CPU ...). */
  recordMetric(options: {
    readonly account: string;
    readonly region: string;
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly at: number;
    readonly value: number;
  }): void;
  /** Replaces the registered targets of a group (pods came or went). */
  setTargets(targetGroupArn: string, targets: readonly TargetAddress[]): void;
  /** State of a DMS task as AWS would say it; the world reads it to know whether lag grows. */
  dmsTaskStatus(taskArn: string): string;
  /** The world stops or breaks a task (fault), with AWS's stop reason. */
  failDmsTask(taskArn: string, stopReason: string, failed: boolean): void;
  resumeDmsTask(taskArn: string): void;
  /** Changes a rule's weights as somebody else would: no quota, recorded with that writer (a principal's ARN; default a console user). */
  writeRuleBehindBack(
    ruleArn: string,
    weights: Readonly<Record<string, number>>,
    writer?: string,
  ): void;
  /**
   * API faults. `api` is `elasticloadbalancing`, `monitoring`, `dms`, `rds`, `sts` or one with an action, `elasticloadbalancing:ModifyRule`.
   * `monitoring:<namespace>` that breaks leaves GetMetricData working, with InternalError for that namespace's queries.
   */
  setApiFault(api: string, fault: 'throttle' | 'break' | 'none'): void;
  setMetricsDelay(seconds: number): void;
}

export interface PodEndpoint {
  readonly namespace: string;
  readonly pod: string;
  readonly node: string;
  readonly ip: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Container ports by name, for Services that point to them so. */
  readonly ports?: Readonly<Record<string, number>>;
}

/** A Service as a way to pods. */
export interface ClusterService {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly {
    readonly name?: string;
    readonly port: number;
    /** A number, or the name of a container port. */
    readonly targetPort: number | string;
    /** The port of every node that leads here, on a Service of type NodePort. */
    readonly nodePort?: number;
  }[];
}

/** A TargetGroupBinding: the pods of a Service are to be the targets of a group. */
export interface BoundTargetGroup {
  readonly namespace: string;
  readonly name: string;
  /** ARN of the group, or its name. */
  readonly targetGroup: string;
  readonly service: string;
  /** Number or name of the Service's port. */
  readonly port: number | string;
}

/** Which ways lead into a cluster. Objects stay there while the cluster has no power. */
export interface ClusterDirectory {
  /** Raised whenever one of the answers below may have changed. */
  readonly version: number;
  servicesNamed(name: string): readonly ClusterService[];
  service(namespace: string, name: string): ClusterService | undefined;
  serviceOnNodePort(port: number): ClusterService | undefined;
  hasNodeAt(address: string): boolean;
  bindings(): readonly BoundTargetGroup[];
  /** The Deployment whose pods carry all these labels. */
  deploymentOf(
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): string | undefined;
}

/** One Kubernetes cluster: objects plus the controllers that move them. Implemented in kubernetes/Cluster.ts. */
export interface SimulatedCluster {
  readonly name: string;
  /** Scheduler, pod start-up, HPA, Karpenter-like node growth, node heartbeats; up to `now`. */
  step(now: number): void;
  /** Without power the API does not answer and nothing runs; on its return nodes and pods come back as a real restart does. */
  setPower(on: boolean): void;
  readonly powered: boolean;
  readonly directory: ClusterDirectory;
  /** The demand the world puts on a deployment: shared by its ready pods, seen by metrics.k8s.io and the HPA. */
  setDemand(options: {
    readonly namespace: string;
    readonly deployment: string;
    readonly cores: number;
    readonly bytes: number;
  }): void;
  readyPods(
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): readonly PodEndpoint[];
}
