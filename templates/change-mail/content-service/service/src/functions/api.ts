import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { createApi } from '../api/createApi';
import { lambdaServices } from './services';

const answer = createApi(lambdaServices());

/** Behind API Gateway, which has checked the token. */
export const handler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<APIGatewayProxyStructuredResultV2> => answer(event);
