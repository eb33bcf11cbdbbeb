/** An answer that is not a success: the service's code, or `retry` when it is away. */
export class ApiProblem extends Error {
  constructor({ status, code, message }) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Calls the service; throws ApiProblem. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    throw new ApiProblem({ status: 0, code: 'retry', message: String(error) });
  }
  if (response.status === 204) return undefined;
  const json = await response.json().catch(() => undefined);
  if (response.ok) return json;
  throw new ApiProblem({
    status: response.status,
    code: response.status >= 500 ? 'retry' : json?.error?.code ?? 'failed',
    message: json?.error?.message ?? response.statusText,
  });
}
