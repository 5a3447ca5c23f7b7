export function listens(end: { readonly host: string; readonly port: number }): Promise<boolean>;
export function freePort(): Promise<number>;
