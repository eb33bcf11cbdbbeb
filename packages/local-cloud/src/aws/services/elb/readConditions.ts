import { AwsError } from '../../AwsError';
import {
  CONDITION_CONFIGS,
  ConditionField,
  RuleCondition,
} from '../../elb/RuleCondition';
import { Input } from '../../wire/Input';

/** "Condition values per rule" and "condition wildcards per rule" of the ALB quotas. */
const MAX_VALUES = 5;
const MAX_WILDCARDS = 6;
const MAX_LENGTH = 128;

/** What the API reference takes in each kind of value. */
const ACCEPTED: Readonly<Record<ConditionField, RegExp>> = {
  'host-header': /^[A-Za-z0-9.*?-]+\.[A-Za-z*?]+$/,
  'path-pattern': /^[A-Za-z0-9_.$/~"'@:+&*?-]+$/,
  'http-request-method': /^[A-Z_-]{1,40}$/,
};
const FIELDS = Object.keys(CONDITION_CONFIGS) as readonly ConditionField[]; // the keys are what it was declared with

/**
 * The conditions of CreateRule and ModifyRule.
 * @throws AwsError ValidationError for what AWS refuses, and for the kinds of condition that the local cloud does not know
 */
export function readConditions(
  list: readonly Input[],
): readonly RuleCondition[] {
  const conditions = list.map(readCondition);
  for (const field of FIELDS) {
    if (conditions.filter(each => each.field === field).length > 1) {
      throw invalid(`A rule can only have one '${field}' condition`);
    }
  }
  const values = conditions.flatMap(each => each.values);
  if (values.length > MAX_VALUES) {
    throw invalid(
      `A rule can only have '${MAX_VALUES}' condition values, ${values.length} were given`,
    );
  }
  const wildcards = values.join('').replace(/[^*?]/g, '').length;
  if (wildcards > MAX_WILDCARDS) {
    throw invalid(
      `A rule can only have '${MAX_WILDCARDS}' wildcards, ${wildcards} were given`,
    );
  }
  return conditions;
}

function readCondition(condition: Input): RuleCondition {
  const field = condition.required('Field', condition.oneOf('Field', FIELDS));
  const config = condition.struct(CONDITION_CONFIGS[field]);
  const values = config?.strings('Values') ?? condition.strings('Values');
  if (values.length === 0) {
    throw invalid(`A condition on '${field}' must have values`);
  }
  for (const value of values) {
    if (value.length > MAX_LENGTH || !ACCEPTED[field].test(value)) {
      throw invalid(`Condition value '${value}' is not valid for '${field}'`);
    }
  }
  return { field, values };
}

function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
