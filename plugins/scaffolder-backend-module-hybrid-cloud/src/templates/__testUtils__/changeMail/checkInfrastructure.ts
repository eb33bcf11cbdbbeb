import { at } from '../at';
import { HclBlock, readTerraform, Resources } from '../checks/checkTerraform';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

type Rule = readonly [string, (resources: Resources) => boolean];

const blocks = (resources: Resources, type: string): readonly HclBlock[] =>
  Object.values(resources[type] ?? {}).flat();
const one = (
  resources: Resources,
  type: string,
  ...path: (string | number)[]
) => at(blocks(resources, type)[0], ...path);

const RULES: readonly Rule[] = [
  [
    'no key and no user',
    r =>
      blocks(r, 'aws_iam_access_key').length +
        blocks(r, 'aws_iam_user').length ===
      0,
  ],
  [
    'the table can be restored, forgets, and streams its changes',
    r =>
      one(r, 'aws_dynamodb_table', 'point_in_time_recovery', 0, 'enabled') ===
        true &&
      one(r, 'aws_dynamodb_table', 'ttl', 0, 'attribute_name') === 'expires' &&
      one(r, 'aws_dynamodb_table', 'stream_enabled') === true,
  ],
  [
    'what the pipe, the rule and the functions cannot settle is kept',
    r =>
      JSON.stringify(blocks(r, 'aws_pipes_pipe')).includes(
        'aws_sqs_queue.dead[',
      ) &&
      one(r, 'aws_cloudwatch_event_target', 'dead_letter_config', 0, 'arn') ===
        '${aws_sqs_queue.dead["rule"].arn}' &&
      String(at(r.aws_sqs_queue?.work, 0, 'redrive_policy')).includes(
        'deadLetterTargetArn',
      ),
  ],
  [
    'every queue of dead letters has an alarm',
    r =>
      at(r.aws_cloudwatch_metric_alarm?.dead, 0, 'for_each') ===
      '${aws_sqs_queue.dead}',
  ],
  [
    'one message that fails comes back alone',
    r =>
      JSON.stringify(
        one(r, 'aws_lambda_event_source_mapping', 'function_response_types'),
      ) === '["ReportBatchItemFailures"]',
  ],
  [
    'a message comes back only after its run is over',
    r =>
      at(r.aws_sqs_queue?.work, 0, 'visibility_timeout_seconds') ===
      '${6 * local.run_seconds}',
  ],
  [
    'functions run on arm64',
    r =>
      JSON.stringify(one(r, 'aws_lambda_function', 'architectures')) ===
      '["arm64"]',
  ],
  [
    'the gateway throttles, logs, and checks tokens',
    r =>
      one(
        r,
        'aws_apigatewayv2_stage',
        'default_route_settings',
        0,
        'throttling_rate_limit',
      ) !== undefined &&
      one(
        r,
        'aws_apigatewayv2_stage',
        'access_log_settings',
        0,
        'destination_arn',
      ) !== undefined &&
      one(r, 'aws_apigatewayv2_authorizer', 'authorizer_type') === 'JWT',
  ],
  [
    'no path is logged: one holds a token',
    r =>
      !/\$context\.(path|domain)/.test(
        JSON.stringify(blocks(r, 'aws_apigatewayv2_stage')),
      ),
  ],
  [
    'the bucket is nobody else’s but CloudFront’s',
    r =>
      one(r, 'aws_s3_bucket_public_access_block', 'restrict_public_buckets') ===
        true &&
      one(r, 'aws_cloudfront_origin_access_control', 'signing_behavior') ===
        'always',
  ],
  [
    'pages are found by a function and not by an error page, which would also catch the API',
    r =>
      one(r, 'aws_cloudfront_distribution', 'custom_error_response') ===
        undefined &&
      JSON.stringify(blocks(r, 'aws_cloudfront_distribution')).includes(
        'aws_cloudfront_function.pages.arn',
      ),
  ],
  [
    'TLS 1.2 or later, and security headers',
    r =>
      one(
        r,
        'aws_cloudfront_distribution',
        'viewer_certificate',
        0,
        'minimum_protocol_version',
      ) === 'TLSv1.2_2021' &&
      one(
        r,
        'aws_cloudfront_response_headers_policy',
        'security_headers_config',
      ) !== undefined,
  ],
  [
    'the certificate is where CloudFront looks for it',
    r => one(r, 'aws_acm_certificate', 'provider') === '${aws.us_east_1}',
  ],
  [
    'SES tells what became of letters, and leaves those alone who complained',
    r =>
      JSON.stringify(
        one(
          r,
          'aws_sesv2_configuration_set_event_destination',
          'event_destination',
          0,
          'matching_event_types',
        ),
      ) === '["SEND","BOUNCE","COMPLAINT","REJECT","DELIVERY_DELAY"]' &&
      one(r, 'aws_sesv2_configuration_set', 'suppression_options') !==
        undefined,
  ],
  [
    'every alarm says what missing figures mean',
    r =>
      blocks(r, 'aws_cloudwatch_metric_alarm').every(
        alarm => alarm.treat_missing_data === 'ignore',
      ),
  ],
  [
    'every log is kept for a while, and not for ever',
    r =>
      blocks(r, 'aws_cloudwatch_log_group').every(
        group => group.retention_in_days === '${var.keep_days}',
      ),
  ],
];

/** Terraform parses, keeps the rules of this service, and holds what the form asked for and no more. */
export async function checkInfrastructure(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Promise<Findings> {
  const { folder, values } = options;
  const resources = await readTerraform(folder);
  const wanted: readonly (readonly [string, boolean])[] = [
    ['aws_cognito_user_pool', values.signIn === 'cognito'],
    ['aws_sesv2_email_identity', values.senderKind === 'new'],
  ];
  return [
    ...RULES.filter(([, keeps]) => !keeps(resources)).map(
      ([rule]) => `infrastructure: ${rule}: not so`,
    ),
    ...wanted
      .filter(
        ([type, isWanted]) => blocks(resources, type).length > 0 !== isWanted,
      )
      .map(
        ([type, isWanted]) => `${type} is ${isWanted ? 'missing' : 'too much'}`,
      ),
    ...agreementFindings(folder),
  ];
}

/** What Terraform and the service must say alike: kinds of change, the functions' environment, and figures. */
function agreementFindings({ files }: RenderedFolder): Findings {
  const words = (file: string, pattern: RegExp) =>
    [...(pattern.exec(files.get(file) ?? '')?.[1] ?? '').matchAll(/\w+/g)]
      .map(([word]) => word)
      .sort();
  const names = (file: string, pattern: RegExp) =>
    [...(files.get(file) ?? '').matchAll(pattern)]
      .map(match => match[1])
      .sort();
  const mailed = words('infrastructure/events.tf', /mailed_kinds = \[(.*)\]/);
  const kinds = words(
    'service/src/board/Change.ts',
    /CHANGE_KINDS = \[([^\]]*)\]/,
  );
  const given = names('infrastructure/functions.tf', /^ {6}([A-Z_]+) +=/gm);
  const read = names('service/src/config/loadConfig.ts', /^ {2}([A-Z_]+): /gm);
  const watched = names(
    'infrastructure/alarms.tf',
    /namespace += "ChangeMail"\n +metric_name += "(\w+)"/g,
  );
  const counted = names('service/src/log/Metrics.ts', /^ {2}(\w+): '/gm);
  return [
    ...(kinds.length > 0 && mailed.join() === kinds.join()
      ? []
      : [`rules mail ${mailed}, the service writes ${kinds}`]),
    ...(read.length > 0 && given.join() === read.join()
      ? []
      : [`functions are given ${given}, and read ${read}`]),
    ...(watched.length > 0 ? [] : ['no alarm watches figures of the service']),
    ...watched
      .filter(name => !counted.includes(name))
      .map(
        name => `an alarm watches ${name}, which the service does not count`,
      ),
  ];
}
