/**
 * Of those that are looked at side by side, the first in the order given that turns out to be able: each is asked once, and told when
 * all before it have been.
 * @returns  whether this one is the first  @param given  each of them once, or the wait of those behind it has no end
 */
export function firstAble<T>(given: readonly T[]): (it: T, able: boolean) => Promise<boolean> {
  const asked = given.map(() => deferred<boolean>());
  return async (it, able) => {
    const at = given.indexOf(it);
    asked[at]?.resolve(able);
    if (!able) return false;
    const before = await Promise.all(asked.slice(0, at).map(({ promise }) => promise));
    return !before.includes(true);
  };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
