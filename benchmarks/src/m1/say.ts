/** Progress, beside the result. */
export const say = (text: string) => process.stderr.write(`${text}\n`);
