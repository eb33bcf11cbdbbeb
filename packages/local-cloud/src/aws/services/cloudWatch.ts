import { AwsService } from '../wire/AwsService';
import { JsonProtocol } from '../wire/JsonProtocol';
import {
  deleteAlarms,
  describeAlarms,
  putMetricAlarm,
  setAlarmState,
} from './cloudwatch/alarms';
import { getMetricData } from './cloudwatch/getMetricData';
import { listMetrics } from './cloudwatch/listMetrics';

/** CloudWatch metrics and metric alarms. */
export const cloudWatchService: AwsService = {
  signingName: 'monitoring',
  iamPrefix: 'cloudwatch',
  targetPrefix: 'GraniteServiceVersion20100801',
  protocol: new JsonProtocol({ version: '1.0', queryCompatible: true }),
  operations: {
    GetMetricData: getMetricData,
    ListMetrics: listMetrics,
    DescribeAlarms: describeAlarms,
    PutMetricAlarm: putMetricAlarm,
    SetAlarmState: setAlarmState,
    DeleteAlarms: deleteAlarms,
  },
};
