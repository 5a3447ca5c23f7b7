import { createSecureContext, type SecureContext, type TLSSocketOptions } from 'node:tls';

/** So many are kept: each service has at most two ways into TLS. */
const kept = 8;

/** The TLS contexts of one server: made once for the same options, as servers do, since keys and certificates take a while to read. */
export class TlsContexts {
  #known: { readonly options: TLSSocketOptions; readonly context: SecureContext }[] = [];

  of(options: TLSSocketOptions): SecureContext {
    const found = this.#known.find((known) => isSame(known.options, options));
    if (found !== undefined) return found.context;
    const context = createSecureContext(options);
    this.#known = [{ options, context }, ...this.#known].slice(0, kept);
    return context;
  }
}

function isSame(one: TLSSocketOptions, other: TLSSocketOptions): boolean {
  const names = Object.keys(one) as (keyof TLSSocketOptions)[];
  return (
    names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]))
  );
}
