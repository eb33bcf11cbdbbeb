import { AwsService } from '../wire/AwsService';
import { cloudWatchService } from './cloudWatch';
import { databaseMigrationService } from './databaseMigration';
import { elasticLoadBalancingService } from './elasticLoadBalancing';
import { relationalDatabaseService } from './relationalDatabase';
import { stsService } from './sts';

/** Every AWS service that answers. A new one is a file and a line. */
export const AWS_SERVICES: readonly AwsService[] = [
  stsService,
  elasticLoadBalancingService,
  cloudWatchService,
  databaseMigrationService,
  relationalDatabaseService,
];
