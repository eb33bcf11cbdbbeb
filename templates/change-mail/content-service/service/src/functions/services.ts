import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { systemClock } from '../Clock';
import { loadConfig } from '../config/loadConfig';
import { SesMailer } from '../mail/SesMailer';
import { UserInfoDirectory } from '../people/Directory';
import { createServices, Services } from '../Services';
import { DynamoTable } from '../table/DynamoTable';

/** The service as Lambda runs it: settings from the environment, credentials from the function's role. */
export function lambdaServices(): Services {
  const config = loadConfig(process.env);
  return createServices({
    config,
    table: new DynamoTable({
      client: DynamoDBDocumentClient.from(new DynamoDBClient({}), {
        marshallOptions: { removeUndefinedValues: true },
      }),
      name: config.tableName,
    }),
    mailer: new SesMailer({
      client: new SESv2Client({ maxAttempts: 1 }),
      sender: config.sender,
      configurationSet: config.configurationSet,
    }),
    directory: new UserInfoDirectory({ url: config.userInfoUrl }),
    clock: systemClock,
    write: line => process.stdout.write(`${line}\n`),
  });
}
