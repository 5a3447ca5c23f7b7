/** What the process tells its caller. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, notJudged: 3, ownError: 4, killed: 130 } as const;

export const failOnChoices = ['fail', 'warn', 'never'] as const;
/** The least verdict that counts as a finding. */
export type FailOn = (typeof failOnChoices)[number];
