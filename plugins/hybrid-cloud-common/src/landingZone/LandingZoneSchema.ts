import { z } from 'zod';

const matching = (pattern: RegExp, words: string) =>
  z.string({ error: words }).regex(pattern, words);

const SITE = 'the id of a site in the portal configuration, such as onprem';
const CIDR = 'a private range, such as 192.168.0.0/16';
const ADDRESS = 'a private IPv4 address, such as 192.168.10.11';
const LISTENER =
  'the ARN of a listener of an Application Load Balancer, arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/...';
const PUBLIC_URL =
  "an http(s) address without a path, with {name} for the service's name, such as https://{name}.example.org";
const PROBE_URL =
  "an http(s) address with {name} for the service's name that reaches this site past the weights, such as https://{name}-aws.example.org/healthz";

const probeUrl = matching(/^https?:\/\/[^\s"]*\{name\}[^\s"]*$/, PROBE_URL);

/** `spec.landingZone` of a Resource: what the platform team has made once for many services. Unknown keys are refused. */
export const LandingZoneSchema = z.strictObject(
  {
    home: matching(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, SITE),
    homeCidr: matching(/^\d{1,3}(\.\d{1,3}){3}\/([89]|[12]\d|3[0-2])$/, CIDR),
    homeNodes: z
      .array(matching(/^\d{1,3}(\.\d{1,3}){3}$/, ADDRESS), {
        error: 'a list of addresses of nodes',
      })
      .min(1, 'at least one address: a balancer sends its share there'),
    accountId: matching(/^\d{12}$/, "the AWS account's 12 digits, in quotes"),
    region: matching(
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'an AWS region, such as ap-northeast-2',
    ),
    clusterName: matching(
      /^[0-9A-Za-z][-_0-9A-Za-z]{0,99}$/,
      'the name of the EKS cluster',
    ),
    listenerArn: matching(
      /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener\/app\/[^/\s"]+\/[0-9a-f]+\/[0-9a-f]+$/,
      LISTENER,
    ),
    domain: matching(
      /^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
      'the domain under which services are found, such as example.org',
    ),
    publicUrl: matching(/^https?:\/\/[^/\s"]*\{name\}[^/\s"]*$/, PUBLIC_URL),
    probeUrls: z.record(z.string(), probeUrl, {
      error: 'an address for the home site and one for aws',
    }),
  },
  { error: 'a group of keys (an object)' },
);

/** What the platform team has made once for many services, so that none of their developers has to know it. */
export type LandingZone = Readonly<z.output<typeof LandingZoneSchema>>;
