import { TrafficSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A workload's traffic when one ALB rule switches it. */
export type AlbSpec = Extract<TrafficSpec, { readonly kind: 'alb-rule' }>;
