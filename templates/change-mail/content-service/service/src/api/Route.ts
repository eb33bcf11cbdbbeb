import { Services } from '../Services';

/** What a route is given: the gateway has matched the path and checked the token. */
export interface ApiRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Who asks, as the issuer names them; empty on open routes. */
  readonly person: string;
  readonly token: string;
}

export interface ApiAnswer {
  readonly status: 200 | 201 | 204;
  readonly body?: object;
}

/** One operation of openapi.yaml. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** As in openapi.yaml and at the gateway: `/api/items/{id}`. */
  readonly path: string;
  /** Anybody may ask; otherwise a person with a token. */
  readonly open?: true;
  answer(request: ApiRequest, services: Services): Promise<ApiAnswer>;
}
