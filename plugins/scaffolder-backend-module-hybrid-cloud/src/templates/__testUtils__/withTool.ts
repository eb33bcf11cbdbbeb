import { hasTool } from './runTool';

/** Says aloud, in the name of the tests, when a tool is not on the machine: they show as skipped. */
export const withTool = (name: string, isThere = hasTool(name)) =>
  isThere ? describe : describe.skip;

/** The same for tests that need several. */
export const withTools = (...names: readonly string[]) =>
  withTool(names.join(), names.every(hasTool));
