import { productName } from './words.js';

/** How to mend it: the recognised product's advice and the general one; all of it if the product is unknown. */
export function adviceOf(
  remedy: Readonly<Record<string, string>>,
  software: string | undefined,
): { product: string; text: string }[] {
  const known = software !== undefined && Object.hasOwn(remedy, software);
  const products = known ? [software, 'any'] : ['any', ...Object.keys(remedy).filter((id) => id !== 'any')];
  return products
    .filter((id) => Object.hasOwn(remedy, id))
    .map((id) => ({ product: productName(id), text: remedy[id] ?? '' }));
}
