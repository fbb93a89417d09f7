import { type Operator, type OperatorRole, operatorRoles } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import { hourLength, type ReadKind, type ReadUsage } from './read-usage.ts';

/** Records that may be read per hour and per day. */
export type ReadQuota = { hour: number; day: number };
export type ReadQuotas = Readonly<Record<OperatorRole, ReadQuota>>;

/**
 * More than daily work needs: a scan by the console reads up to 50,000 users, and opening an account about ten records.
 * Viewers need no scans.
 */
export const defaultReadQuotas: ReadQuotas = {
  viewer: { hour: 10_000, day: 50_000 },
  support: { hour: 120_000, day: 300_000 },
  admin: { hour: 200_000, day: 1_000_000 },
};

/**
 * Values that operators who see masked data may search for in a day. `masked-searches.ts` limits them to 30 a minute.
 */
const maskedValuesADay = 300;

/** `support=20000/hour,100000/day;viewer=5000/hour`: separated by semicolons, commas or spaces. */
const rolePattern = /^(\w+)=(.+)$/;
const amountPattern = /^([1-9]\d{0,9})\/(hour|day)$/;

/**
 * Parses quotas; roles that `text` leaves out keep their defaults.
 *
 * @returns undefined if `text` is malformed
 */
export function parseReadQuotas(text: string): ReadQuotas | undefined {
  const quotas = { ...defaultReadQuotas };
  let role: OperatorRole | undefined;
  for (const word of text.split(/[\s,;]+/).filter((one) => one !== '')) {
    const [, name, named] = rolePattern.exec(word) ?? [];
    if (name !== undefined) role = operatorRoles.find((one) => one === name);
    const [, amount, period] = amountPattern.exec(named ?? word) ?? [];
    if (role === undefined || amount === undefined) return undefined;
    quotas[role] = { ...quotas[role], [period === 'hour' ? 'hour' : 'day']: Number(amount) };
  }
  return quotas;
}

type Options = { quotas: ReadQuotas; usage: ReadUsage; clock: () => number };

export type ReadLimiter = ReturnType<typeof readLimiter>;

/** Counts and limits the records that each operator reads. */
export function readLimiter({ quotas, usage, clock }: Options) {
  return {
    /**
     * @param count records to read, if it is known that there are several
     * @throws {GatewayFault} `readQuotaExceeded` if they exceed what is left of the quota of the role
     */
    requireQuota: ({ subject, role }: Operator, count = 1) => requireLeft(subject, 'rows', quotas[role], count),

    /** Counts records sent to the operator. */
    countRows: ({ subject }: Operator, count: number): void => usage.add(subject, 'rows', count),

    /**
     * Counts values searched for by an operator who sees masked data and could guess the masked values.
     *
     * @throws {GatewayFault} `readQuotaExceeded` if they exceed the rest of the day's quota
     */
    countMaskedValues: async ({ subject }: Operator, count: number): Promise<void> => {
      await requireLeft(subject, 'masked-values', { hour: maskedValuesADay, day: maskedValuesADay }, count);
      usage.add(subject, 'masked-values', count);
    },
  };

  async function requireLeft(subject: string, kind: ReadKind, quota: ReadQuota, count: number): Promise<void> {
    const used = await usage.of(subject, kind);
    const period = used.day + count > quota.day ? 'day' : used.hour + count > quota.hour ? 'hour' : undefined;
    if (period === undefined) return;
    const untilNextHour = hourLength - (clock() % hourLength);
    throw new GatewayFault('readQuotaExceeded', {
      data: { period, limit: quota[period], ...(kind === 'masked-values' && { isMasked: true }) },
      retryAfter: String(Math.ceil(untilNextHour / 1000)),
    });
  }
}
