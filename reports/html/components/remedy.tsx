import { productName } from '../../shared/words.js';
import { Remote } from './remote.js';

interface Advice {
  remedy: Record<string, string>;
  software: string | undefined;
}

/** How to mend it: the recognised product's advice and the general one; all of it if the product is unknown. */
export function Remedy({ remedy, software }: Advice) {
  const known = software !== undefined && Object.hasOwn(remedy, software);
  const products = known ? [software, 'any'] : ['any', ...Object.keys(remedy).filter((id) => id !== 'any')];
  return (
    <ul>
      {products
        .filter((id) => Object.hasOwn(remedy, id))
        .map((id) => (
          <li key={id}>
            <b>
              <Remote text={productName(id)} />
            </b>
            {': '}
            <Remote text={remedy[id] ?? ''} />
          </li>
        ))}
    </ul>
  );
}
