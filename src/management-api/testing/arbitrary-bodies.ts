import * as fc from 'fast-check';
import * as z from 'zod';

/** The part of JSON Schema that the schemas of bodies use. */
const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
  get anyOf() {
    return z.array(jsonSchema).optional();
  },
});
type JsonSchema = z.infer<typeof jsonSchema>;

/** Arbitrary values: `text` where a string is expected, `value` anywhere. */
type Values = { text: fc.Arbitrary<string>; value: fc.Arbitrary<unknown> };

/** Bodies that mostly have the form of `schema`, so that they reach the rules behind the validation. */
export function bodiesOf(schema: z.core.$ZodType, values: Values): fc.Arbitrary<unknown> {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return matching(jsonSchema.parse(described), values);
}

const uris = fc.constantFrom('https://x.test/a', 'http://localhost:1/*', 'app.x://y', 'https://x.test/../b', '');

const numbers = fc.oneof(
  fc.constantFrom(0, 1, 60, -1, 1.5, 3600, 4e12, 1e21, 2 ** 53),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

function matching(schema: JsonSchema, values: Values): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: wellFormed(schema, values) }, { weight: 1, arbitrary: values.value });
}

function wellFormed(schema: JsonSchema, values: Values): fc.Arbitrary<unknown> {
  const { type, enum: options, anyOf, properties = {}, items } = schema;
  if (options !== undefined) return fc.constantFrom(...options);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((each) => matching(each, values)));
  if (Array.isArray(type)) return fc.oneof(...type.map((each) => wellFormed({ ...schema, type: each }, values)));
  switch (type) {
    case 'object': {
      const members = Object.entries(properties).map(([name, each]) => [name, matching(each, values)] as const);
      return fc.record(Object.fromEntries(members), { requiredKeys: [] });
    }
    case 'array':
      return fc.array(matching(items ?? {}, values), { maxLength: 3 });
    case 'string':
      return schema.format === 'uri' ? uris : fc.oneof(values.text, uris);
    case 'number':
    case 'integer':
      return numbers;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return values.value;
  }
}
