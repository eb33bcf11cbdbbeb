import { readTerraform } from '../checks/checkTerraform';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';
import {
  ALWAYS,
  BUSINESS_HOURS,
  count,
  ENGINES,
  FAILOVER_RECORDS,
  FUNCTIONS,
  NEW_BALANCER,
  NEW_DATABASE,
  OWN_NETWORK,
  SESSIONS,
  USER_POOL,
} from './infrastructureRules';

/** Terraform parses and keeps the rules that the clouds taught us. */
export async function checkInfrastructure(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Promise<Findings> {
  const { folder, values } = options;
  const resources = await readTerraform(folder);
  const newDatabase = values.dataTier === 'new';
  const hasClock = values.businessHours === true && values.traffic !== 'istio';
  const rules = [
    ...ALWAYS,
    ...(values.traffic === 'istio' ? [] : FUNCTIONS),
    ...(values.balancer === 'new' ? NEW_BALANCER : []),
    ...(values.traffic === 'route53' ? FAILOVER_RECORDS : []),
    ...(newDatabase
      ? [...NEW_DATABASE, ...ENGINES[String(values.database)]]
      : []),
    ...(values.sessions === 'redis' ? SESSIONS : []),
    ...(values.signIn === 'cognito' ? USER_POOL : []),
    ...(hasClock ? BUSINESS_HOURS : []),
    ...(values.network === 'own' ? OWN_NETWORK : []),
  ];
  const wanted: readonly (readonly [string, boolean])[] = [
    ['aws_lb', values.balancer === 'new' || values.traffic === 'route53'],
    ['aws_route53_health_check', values.traffic === 'route53'],
    ['aws_wafv2_web_acl', values.waf === true],
    ['aws_db_instance', newDatabase],
    ['aws_dms_replication_task', newDatabase],
    ['aws_elasticache_replication_group', values.sessions === 'redis'],
    ['aws_cognito_user_pool', values.signIn === 'cognito'],
    ['aws_scheduler_schedule', hasClock],
    ['aws_vpc', values.network === 'own'],
  ];
  return [
    ...rules
      .filter(([, keeps]) => !keeps(resources))
      .map(([rule]) => `infrastructure: ${rule}: not so`),
    ...wanted
      .filter(([type, isWanted]) => count(resources, type) > 0 !== isWanted)
      .map(
        ([type, isWanted]) => `${type} is ${isWanted ? 'missing' : 'too much'}`,
      ),
  ];
}
